import type { z } from 'zod';
import { type Db, many, sql } from '../../platform/db/sql.ts';
import { DutyRow, dutyStanding, selectDuty } from '../timeLimits/dutyLimit.ts';
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

const TaskRow = CaseTask.extend({ limit: DutyRow.nullable() });

/** The tasks of a case, what this office may do with them, and how the open ones stand on a day. */
export async function caseTasks(
  db: Db,
  caseId: string,
  { organisationId, today }: { organisationId: string; today: string },
): Promise<CaseTask[]> {
  const rows = await many(
    db,
    TaskRow,
    sql`select t.id, t.kind, o.name as owner, t.outcome, t.note, t.settled_by as "settledBy", t.settled_at as "settledAt",
               ${organisationId}::uuid in (t.owner_org_id, c.handler_org_id) as mine,
               c.handler_org_id = ${organisationId}::uuid as assignable,
               case when t.outcome is null then ${selectDuty(TASK)} end as "limit"
          from case_task t join naming_case c on c.id = t.case_id join organisation o on o.id = t.owner_org_id
         where t.case_id = ${caseId} order by t.position, t.id`,
  );
  return rows.map((row) => ({ ...row, limit: dutyStanding(row.limit, today) }));
}

const TASK = {
  ...{ rule: sql`'TASK'`, division: sql`c.division_code` },
  ...{ from: sql`t.limit_from`, due: sql`t.due_on` },
};
