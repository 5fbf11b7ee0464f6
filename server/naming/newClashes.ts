import { z } from 'zod';
import { checkName } from '../detection/checkName.ts';
import type { Clash, Finding } from '../detection/contract.ts';
import { PointLineOrArea } from '../gazetteer/contract.ts';
import { DivisionCode } from '../platform/contract.ts';
import { many, one, run, sql } from '../platform/db/sql.ts';
import type { ActContext } from './act.ts';
import { categoryOf } from './caseFacts.ts';

/** A clash that keeps a name from being given: forbidden, or to be judged by a person; `settled` once the handler wrote why it may be. */
type NameClash = Finding & { clash: Clash; settled: boolean };

const Chosen = z.object({ name: z.string(), geometry: PointLineOrArea, division: DivisionCode });

/** The clashes that nobody has settled for this case: names given or reserved since its last check. */
export const newClashes = async (context: ActContext, candidateId: string): Promise<NameClash[]> =>
  (await nameClashes(context, candidateId)).filter(({ settled }) => !settled);

/**
 * Compares a candidate with the register as it is now. No other case of the province (of the nation, for a category whose
 * names are unique there) reserves or approves a name until the transaction ends: one lock is held and not one a name, because 迎宾路, 新迎宾路 and 营宾路 clash without sharing a key,
 * and a province gives a few thousand names a year at 0.1 s each.
 */
export async function nameClashes(context: ActContext, candidateId: string): Promise<NameClash[]> {
  const { tx, deps, found, today } = context;
  await run(tx, lockNames(categoryOf(found), found.provinceCode));
  const chosen = await one(tx, Chosen, selectChosen(found.id, candidateId));
  const request = { ...chosen, category: categoryOf(found), self: found.selfPlaceId ?? undefined };
  const { findings } = await checkName(tx, await deps.rules(tx), request, today);
  const settled = new Set((await many(tx, Settled, selectSettled(found, candidateId))).map(({ nameId }) => nameId));
  return findings.filter(isClash).map((finding) => ({ ...finding, settled: settled.has(finding.clash.nameId) }));
}

const lockNames = (category: string, province: string) => sql`
  select pg_advisory_xact_lock(hashtextextended('naming:' ||
    case when (select unique_scope from category where id = ${category}) = 'nation' then 'CN' else ${province}::text end, 0))`;

const isClash = (finding: Finding): finding is Finding & { clash: Clash } =>
  finding.clash !== null && (finding.level === 'block' || finding.level === 'review');

const selectChosen = (caseId: string, candidateId: string) => sql`
  select d.name, st_asgeojson(c.geom, 9, 0)::jsonb as geometry, c.division_code as division
    from naming_case c join case_candidate d on d.case_id = c.id
   where c.id = ${caseId} and d.id = ${candidateId}`;

const Settled = z.object({ nameId: z.string() });

const selectSettled = ({ lastRunId }: ActContext['found'], candidateId: string) => sql`
  select f.finding -> 'clash' ->> 'nameId' as "nameId" from case_finding f
   where f.run_id = ${lastRunId}::uuid and f.candidate_id = ${candidateId} and f.resolved_at is not null
     and f.finding -> 'clash' ->> 'nameId' is not null`;
