import { z } from 'zod';
import { type Db, many, run, type Sql, sql } from '../../platform/db/sql.ts';
import type { ImportKind } from '../imports/importContract.ts';
import type { Judge, JudgedRun } from '../imports/importSteps.ts';
import { judgeCoverage } from './coverage.ts';
import { divisionVerdicts, judgeDivisionRows } from './divisionRows.ts';
import { judgeDuplicates } from './duplicates.ts';
import { judgeGeometries } from './geometries.ts';
import { judgeLines, lineVerdicts } from './lineRows.ts';
import { judgeMarkers, markerVerdicts } from './markerRows.ts';
import { judgeTopology } from './outlineFit.ts';
import { judgeParents } from './parents.ts';
import { censusVerdicts, judgePlaces, placeVerdicts } from './placeRows.ts';
import { judgePositions } from './positions.ts';
import { judgeShift } from './shifts.ts';
import { tell, tellAll } from './tell.ts';

/**
 * Judges all staged rows of a run against each other and the register, by statements over the whole set; calling it again
 * judges anew. Rows that were left out count for nothing and are skipped.
 */
export const judge: Judge = async (tx, judged) => {
  await run(tx, sql`delete from import_finding where run_id = ${judged.id}::uuid and judged`);
  await judgeDuplicates(tx, judged);
  await judgeGeometries(tx, judged);
  const { findings, verdicts } = KINDS[judged.kind];
  for (const step of findings) await step(tx, judged);
  await decide(tx, judged, verdicts(judged));
  await requireMatch(tx, judged);
  if (judged.kind === 'places') await tell(tx, judged, 'names-as-evidence', unapproved(judged));
};

/** Names that would be added without an approving organ and day: no standard names (glossary 4.4), which people must know before. */
const unapproved = ({ id }: JudgedRun): Sql => sql`
  select null::int as number, jsonb_build_object('count', count(*)::text) as facts from import_row r
   where r.run_id = ${id}::uuid and r.outcome = 'added'
     and (nullif(r.fields ->> 'approved_by', '') is null or nullif(r.fields ->> 'approved_on', '') is null)
  having count(*) > 0`;

type Step = (tx: Db, judged: JudgedRun) => Promise<void>;

const KINDS: Readonly<Record<ImportKind, { findings: readonly Step[]; verdicts: (judged: JudgedRun) => Sql }>> = {
  divisions: {
    findings: [judgeDivisionRows, judgeParents, judgeShift, judgeTopology, judgeCoverage],
    verdicts: divisionVerdicts,
  },
  places: { findings: [judgePositions, judgeShift, judgePlaces], verdicts: placeVerdicts },
  census: { findings: [judgePositions, judgeShift, judgePlaces], verdicts: censusVerdicts },
  'boundary-lines': { findings: [judgeLines], verdicts: lineVerdicts },
  markers: { findings: [judgePositions, judgeMarkers], verdicts: markerVerdicts },
};

/**
 * A row with an error is refused, whatever else it is; a repeat and what a warning skips are skipped. What is joined is
 * computed first and once: rows staged a moment ago have no statistics, and a plan for one row would compute it for each.
 */
const decide = (tx: Db, { id }: JudgedRun, verdicts: Sql): Promise<number> =>
  run(
    tx,
    sql`with v as materialized (${verdicts}),
             f as materialized (
               select number, bool_or(severity = 'error') as refused, bool_or(code = any(${SKIPPING}::text[])) as skipped
                 from import_finding where run_id = ${id}::uuid and number is not null group by number)
        update import_row i
           set outcome = case when s.left_out then 'skipped' when f.refused then 'refused' when f.skipped then 'skipped'
                              else coalesce(v.outcome, 'skipped') end,
               subject_kind = case when v.subject is not null then v.kind end, subject_id = v.subject,
               before = case when v.outcome in ('changed', 'added') then v.before end
          from import_row s left join v on v.number = s.number left join f on f.number = s.number
         where s.run_id = ${id}::uuid and i.run_id = ${id}::uuid and i.number = s.number`,
  );

const SKIPPING = [
  'repeated-row',
  'no-chinese-name',
  'further-name',
  'point-outside-office',
  'point-outside-counties',
  'neighbour-skipped',
  'above-office',
  'already-imported',
  'line-not-drawn',
  'no-line',
];

/** A file of which nothing belongs here is a wrong file, and not an import of nothing. */
async function requireMatch(tx: Db, judged: JudgedRun): Promise<void> {
  if (judged.kind !== 'divisions') return;
  const taken = sql`select number from import_row where run_id = ${judged.id}::uuid and outcome <> 'skipped' limit 1`;
  const found = await many(tx, z.object({ number: z.number() }), taken);
  if (found.length === 0) await tellAll(tx, judged, 'nothing-matched', [{ number: null, facts: {} }]);
}
