import type { z } from 'zod';
import { type Db, many, sql } from '../../platform/db/sql.ts';
import { CaseTask, Impact } from './impactContract.ts';

/** The newest impact report of a case; null before there is one. */
export async function caseImpact(db: Db, caseId: string): Promise<z.infer<typeof Impact> | null> {
  const rows = await many(
    db,
    Impact,
    sql`select at, by, text, listed, protective_measures as "protectiveMeasures", groups
          from case_impact where case_id = ${caseId} order by seq desc limit 1`,
  );
  return rows[0] ?? null;
}

/** The tasks of a case, and what this office may do with them. */
export const caseTasks = (db: Db, caseId: string, organisationId: string): Promise<CaseTask[]> =>
  many(
    db,
    CaseTask,
    sql`select t.id, t.kind, o.name as owner, t.outcome, t.note, t.settled_by as "settledBy", t.settled_at as "settledAt",
               ${organisationId}::uuid in (t.owner_org_id, c.handler_org_id) as mine,
               c.handler_org_id = ${organisationId}::uuid as assignable
          from case_task t join naming_case c on c.id = t.case_id join organisation o on o.id = t.owner_org_id
         where t.case_id = ${caseId} order by t.position, t.id`,
  );
