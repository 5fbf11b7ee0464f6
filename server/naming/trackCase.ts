import { z } from 'zod';
import { Instant } from '../platform/contract.ts';
import { type Db, many, maybeOne, sql } from '../platform/db/sql.ts';
import { Problem } from '../platform/problem.ts';
import { CaseState } from './caseContract.ts';
import { NamingApi } from './contract.ts';
import { CaseKind } from './kindContract.ts';

const Found = z.object({ id: z.string(), caseNo: z.string(), kind: CaseKind, state: CaseState, name: z.string() });
const Step = z.object({ to: CaseState, at: Instant });

/** Progress of a case for whoever holds its number and code; tells neither offices nor persons. @throws Problem not-found */
export async function trackCase(db: Db, { caseNo, code }: { caseNo: string; code: string }) {
  const found = await maybeOne(
    db,
    Found,
    sql`select c.id, c.case_no as "caseNo", c.kind, c.state,
               (select name from case_candidate d where d.case_id = c.id and d.dropped_at is null
                 order by d.id is not distinct from c.chosen_id desc, rank limit 1) as name
          from naming_case c where c.case_no = ${caseNo.trim().toUpperCase()} and c.tracking_code = ${code.trim().toUpperCase()}`,
  );
  if (!found)
    throw new Problem('not-found', 'No case with this number and code', { detailZh: '办件编号或查询码不正确。' });
  const steps = await many(
    db,
    Step,
    sql`select to_state as "to", at from case_step
         where case_id = ${found.id} and to_state is distinct from from_state order by seq`,
  );
  const clocks = await many(
    db,
    NamingApi.track.reply.shape.clocks.element,
    sql`select label, label_en as "labelEn", length, unit, due_on as "dueOn", article, article_en as "articleEn", verified
          from clock where case_id = ${found.id} and stopped_on is null order by due_on, rule_id`,
  );
  return { caseNo: found.caseNo, kind: found.kind, state: found.state, name: found.name, steps, clocks };
}
