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
  (await checkAgain(context, candidateId)).clashes.filter(({ settled }) => !settled);

/** A candidate judged by register and rules as they are now. */
interface CheckedAgain {
  clashes: NameClash[];
  /** What the wording forbids, by rules in force now, and the last check of the case did not say. */
  newProhibitions: Finding[];
}

/**
 * Compares a candidate with the register as it is now. No other case of the province (of the nation, for a category whose
 * names are unique there) reserves or approves a name until the transaction ends: one lock is held and not one a name, because 迎宾路, 新迎宾路 and 营宾路 clash without sharing a key,
 * and a province gives a few thousand names a year at 0.1 s each.
 */
export async function checkAgain(context: ActContext, candidateId: string): Promise<CheckedAgain> {
  const { tx, found } = context;
  const chosen = await one(tx, Chosen, selectChosen(found.id, candidateId));
  const findings = await checkLocked(context, chosen);
  const known = await many(tx, Known, selectKnown(found, candidateId));
  const settled = new Set(known.map(({ settled: nameId }) => nameId));
  const said = new Set(known.map(({ rule, result, level }) => `${rule} ${result} ${level}`));
  return {
    clashes: findings.filter(isClash).map((finding) => ({ ...finding, settled: settled.has(finding.clash.nameId) })),
    newProhibitions: findings.filter(
      ({ clash, rule, result, level }) =>
        clash === null && level === 'block' && !said.has(`${rule} ${result} ${level}`),
    ),
  };
}

/** What register and rules say today of a name at the place of the case; no other name is reserved or approved until the transaction ends. */
export async function checkLocked(context: ActContext, proposed: z.infer<typeof Chosen>): Promise<Finding[]> {
  const { tx, deps, found, today } = context;
  await run(tx, lockNames(categoryOf(found), found.provinceCode));
  const request = { ...proposed, category: categoryOf(found), self: found.selfPlaceId ?? undefined };
  return (await checkName(tx, await deps.rules(tx), request, today)).findings;
}

/** Held until the transaction ends: no other name of the province (the nation) is given meanwhile. */
export const lockNames = (category: string, province: string) => sql`
  select pg_advisory_xact_lock(hashtextextended('naming:' ||
    case when (select unique_scope from category where id = ${category}) = 'nation' then 'CN' else ${province}::text end, 0))`;

export const isClash = (finding: Finding): finding is Finding & { clash: Clash } =>
  finding.clash !== null && (finding.level === 'block' || finding.level === 'review');

const selectChosen = (caseId: string, candidateId: string) => sql`
  select d.name, st_asgeojson(c.geom, 9, 0)::jsonb as geometry, c.division_code as division
    from naming_case c join case_candidate d on d.case_id = c.id
   where c.id = ${caseId} and d.id = ${candidateId}`;

const Known = z.object({ rule: z.string(), result: z.string(), level: z.string(), settled: z.string().nullable() });

/** What the last check of the case said of the candidate, and which clashing name was settled in writing. */
const selectKnown = ({ lastRunId }: ActContext['found'], candidateId: string) => sql`
  select f.finding ->> 'rule' as rule, f.finding ->> 'result' as result, f.level,
         case when f.resolved_at is not null then f.finding -> 'clash' ->> 'nameId' end as settled
    from case_finding f where f.run_id = ${lastRunId}::uuid and f.candidate_id = ${candidateId}`;
