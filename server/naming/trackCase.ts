import { z } from 'zod';
import { countAttempt, forgive } from '../accounts/loginThrottle.ts';
import { Instant } from '../platform/contract.ts';
import { many, maybeOne, type Sql, sql } from '../platform/db/sql.ts';
import type { Deps } from '../platform/deps.ts';
import { Problem } from '../platform/problem.ts';
import { CaseState } from './caseContract.ts';
import { NamingApi } from './contract.ts';
import { CaseKind } from './kindContract.ts';
import { codeFits } from './tracking/trackingHash.ts';

const Found = z.object({
  id: z.string(),
  caseNo: z.string(),
  kind: CaseKind,
  state: CaseState,
  name: z.string(),
  hash: z.string().nullable(),
});
const Step = z.object({ to: CaseState, at: Instant });

interface Asked {
  caseNo: string;
  code: string;
}
/** `clock` tells the real time: the demonstration clock may be moved on, and waiting with it. */
export type TrackDeps = Pick<Deps, 'db' | 'clock'>;

/**
 * Progress of a case for whoever holds its number and code; tells neither offices nor persons. Wrong codes for one number
 * wait longer each time, whatever address they come from; no case and a wrong code answer alike after the same time.
 * @throws Problem not-found, too-many
 */
export async function trackCase({ db, clock }: TrackDeps, { caseNo, code }: Asked) {
  const number = caseNo.trim().toUpperCase();
  const attempt = { username: `tracking ${number}`, address: null, at: clock.real().toISOString() };
  await countAttempt(db, attempt);
  const found = await maybeOne(db, Found, selectCase(number));
  const fits = await codeFits(found?.hash, code);
  if (!found || !fits)
    throw new Problem('not-found', 'No case with this number and code', { detailZh: '办件编号或查询码不正确。' });
  await forgive(db, attempt);
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

const selectCase = (number: string): Sql => sql`
  select c.id, c.case_no as "caseNo", c.kind, c.state, c.tracking_hash as hash,
         coalesce((select name from case_candidate d where d.case_id = c.id and d.dropped_at is null
                    order by d.id is not distinct from c.chosen_id desc, rank limit 1), c.old_name, '') as name
    from naming_case c where c.case_no = ${number}`;
