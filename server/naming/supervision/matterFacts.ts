import { z } from 'zod';
import { Day } from '../../platform/contract.ts';
import { type Db, maybeOne, type Sql, sql } from '../../platform/db/sql.ts';
import { Problem } from '../../platform/problem.ts';
import type { LiabilityRule, MeasureRule } from './lawContract.ts';
import { type MatterActName, type MatterId, MatterState } from './matterContract.ts';

/** What acts and guards of a matter look at: one row, read under its lock. */
export const MatterFacts = z.object({
  id: z.string(),
  version: z.number(),
  state: MatterState,
  liability: z.string(),
  divisionCode: z.string(),
  officeOrgId: z.string(),
  foundOn: Day,
  measures: z.number(),
  /** Measures with a day that nobody has checked yet. */
  unchecked: z.number(),
  /** A correction order was not obeyed. */
  failedOrder: z.boolean(),
  penaltiesOpen: z.number(),
  penalties: z.number(),
});
export type MatterFacts = z.infer<typeof MatterFacts>;

/** Reads and locks a matter for the rest of the transaction. @throws Problem not-found */
export async function lockMatter(tx: Db, id: MatterId): Promise<MatterFacts> {
  await maybeOne(tx, z.object({ id: z.string() }), sql`select id from supervision_matter where id = ${id} for update`);
  return matterFacts(tx, id);
}

/** @throws Problem not-found */
export async function matterFacts(db: Db, id: MatterId): Promise<MatterFacts> {
  const found = await maybeOne(db, MatterFacts, selectFacts(id));
  if (!found) throw new Problem('not-found', `No matter ${id}`, { detailZh: '没有这个监督检查事项。' });
  return found;
}

const selectFacts = (id: MatterId): Sql => sql`
  select m.id, m.version, m.state, m.liability, m.division_code as "divisionCode", m.office_org_id as "officeOrgId",
         m.found_on as "foundOn", s.measures, s.unchecked, s.failed as "failedOrder", p.penalties, p.open as "penaltiesOpen"
    from supervision_matter m,
         lateral (select count(*)::int as measures,
                         count(*) filter (where due_on is not null and outcome is null)::int as unchecked,
                         coalesce(bool_or(kind = 'correction_order' and outcome = 'not_corrected'), false) as failed
                    from supervision_measure where matter_id = m.id) s,
         lateral (select count(*)::int as penalties, count(*) filter (where outcome is null)::int as open
                    from supervision_penalty where matter_id = m.id) p
   where m.id = ${id}`;

/** Whether the law's rows allow an organ this measure now: bound measures need the liability row, its organ, and at times an order that failed. */
export function allowsMeasure(
  measure: MeasureRule,
  { rule, organ, found }: { rule: LiabilityRule; organ: string; found: MatterFacts },
): boolean {
  if (!measure.isBound) return true;
  if (!rule.measures.includes(measure.code) || !rule.organs.includes(organ)) return false;
  return !measure.afterFailedOrder || found.failedOrder;
}

/** Whether a fine under this row may be recorded: the row knows one, and the order it presupposes has failed. */
export const allowsFine = (rule: LiabilityRule, found: MatterFacts): boolean =>
  rule.fineWhen === 'at_once' || (rule.fineWhen === 'after_failed_order' && found.failedOrder);

/** The acts that the state of a matter leaves open; the law's rows are asked besides. */
export function openActs(found: MatterFacts, rule: LiabilityRule): MatterActName[] {
  if (found.state !== 'open') return [];
  const mayComplete = found.unchecked === 0 && found.penaltiesOpen === 0 && found.measures > 0;
  const acts: [MatterActName, boolean][] = [
    ['measure', true],
    ['checkMeasure', found.unchecked > 0],
    ['openPenalty', allowsFine(rule, found)],
    ['informPenalty', found.penaltiesOpen > 0],
    ['recordPenalty', found.penaltiesOpen > 0],
    ['complete', mayComplete],
    ['noBreach', found.measures + found.penalties === 0],
    ['refer', found.penaltiesOpen === 0],
  ];
  return acts.filter(([, isOpen]) => isOpen).map(([act]) => act);
}
