import { z } from 'zod';
import type { CompiledRuleSet } from '../detection/compileRuleSet.ts';
import { type Db, maybeOne, run, sql } from '../platform/db/sql.ts';
import type { Jobs } from '../platform/jobs/jobs.ts';
import { judgeCensusRows } from './census/judgeCensusRows.ts';
import { censusTaking } from './census/takeCensus.ts';
import type { Judge, JudgedRun } from './imports/importSteps.ts';
import { judge } from './judge/judge.ts';
import { stageRows } from './judge/stageRows.ts';
import { tellAll } from './judge/tell.ts';
import { encodingSamples } from './readers/encodingSamples.ts';
import { openSource } from './readers/openSource.ts';
import type { ImportParts } from './runs/importDeps.ts';
import { refuseHeld } from './take/heldNames.ts';
import { refuseOthers } from './take/othersRows.ts';
import { divisionsTaking } from './take/takeDivisions.ts';
import { judgeCourses, linesTaking } from './take/takeLines.ts';
import { markersTaking } from './take/takeMarkers.ts';
import { placesTaking } from './take/takePlaces.ts';
import { fieldsOf } from './understand/fieldsOf.ts';
import { proposeMapping } from './understand/proposeMapping.ts';
import { understand } from './understand/understand.ts';

interface Needs {
  /** The rules in force: keys and spellings of names are made by them. */
  rules: (db: Db) => Promise<CompiledRuleSet>;
  jobs: Pick<Jobs, 'send'>;
}

/**
 * The judge of all kinds, and after it what two kinds become: census rows are records of evidence, whatever place they mean;
 * courses of lines stand beside the lines. Last, what belongs to another office is refused, and
 * what a case holds.
 */
const judgeAll: Judge = async (tx, judged) => {
  await judge(tx, judged);
  if (NAMES.has(judged.kind)) await requireRules(tx, judged);
  if (judged.kind === 'boundary-lines') await judgeCourses(tx, judged);
  if (judged.kind === 'census') {
    await run(
      tx,
      sql`update import_row set subject_kind = null, subject_id = null, before = null where run_id = ${judged.id}::uuid`,
    );
    await judgeCensusRows(tx, judged);
  }
  await refuseOthers(tx, judged);
  if (judged.kind === 'places') await refuseHeld(tx, judged);
};

const NAMES: ReadonlySet<string> = new Set<JudgedRun['kind']>(['places', 'census']);

/** Keys and spellings of names are made by the rules. */
async function requireRules(tx: Db, judged: JudgedRun): Promise<void> {
  const found = await maybeOne(tx, z.object({ version: z.string() }), sql`select version from rule_set limit 1`);
  if (!found) await tellAll(tx, judged, 'no-rules', [{ number: null, facts: {} }]);
}

/** What imports of this register are made of. */
export function importParts({ rules, jobs }: Needs): ImportParts {
  const tables = async (db: Db) => (await rules(db)).tables;
  return {
    ...{ openSource, encodingSamples, proposeMapping, understand, fieldsOf, stageRows, judge: judgeAll },
    takings: {
      divisions: divisionsTaking(tables),
      places: placesTaking(tables),
      census: censusTaking({ rules, jobs }),
      'boundary-lines': linesTaking,
      markers: markersTaking,
    },
  };
}
