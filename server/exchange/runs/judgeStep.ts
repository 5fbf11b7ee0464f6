import { z } from 'zod';
import { type Db, run as execute, json, one, type Sql, sql } from '../../platform/db/sql.ts';
import type { RowCounts } from '../imports/importContract.ts';
import { countRows, findingCounts } from './findingRows.ts';
import { judgedRun, type RunRow } from './runRow.ts';
import { stageFile } from './stageFile.ts';
import { goOn, type Turn } from './turn.ts';

/** The dry run: stages the whole file where that is not done, and judges every row. Writes nothing but its own tables. */
export async function judgeStep(given: Turn): Promise<void> {
  const run = given.run.staged ? given.run : await stageFile(given);
  const turn = { ...given, run };
  await given.deps.db.transaction(async (tx) => {
    const { counts, set } = await judgeRows(tx, turn);
    await goOn(
      tx,
      turn,
      sql`counts = ${json(counts)}, ${set}, state = 'judged', version = version + 1, failure_en = null, failure_zh = null`,
    );
  });
}

/** What a judgement found, and the columns of the run that say so. */
export interface Judgement {
  counts: RowCounts;
  set: Sql;
}

/**
 * Judges the staged rows as the register is now, in the place of an earlier judgement. A file with an error of its own is refused as
 * a whole. The row of the run is not written here: a lock on it would keep signs of life and progress waiting until the
 * transaction ends.
 */
export async function judgeRows(tx: Db, { deps, run }: Pick<Turn, 'deps' | 'run'>): Promise<Judgement> {
  const snapshot = await snapshotNow(tx);
  await execute(tx, sql`delete from import_finding where run_id = ${run.id}::uuid and seq > ${run.stagedSeq}`);
  const { staged } = await one(
    tx,
    z.object({ staged: z.number() }),
    sql`select count(*)::int as staged from import_row where run_id = ${run.id}::uuid`,
  );
  // Nothing was staged of a file that must not be looked into: its counts stand.
  const judged = await judgedRun(tx, { ...run, thresholds: null }, deps);
  if (staged > 0) await deps.parts.judge(tx, judged);
  return {
    counts: staged > 0 ? await countRows(tx, run.id) : run.counts,
    set: sql`finding_counts = ${findingCounts(run.id)}, judged_snapshot = ${snapshot},
             thresholds = ${json(judged.thresholds)}, done = ${staged}, total = ${staged}`,
  };
}

const snapshotNow = async (tx: Db): Promise<string> =>
  (await one(tx, z.object({ at: z.string() }), sql`select pg_current_snapshot()::text as at`)).at;

/** Whether anything else was written to the register since a run was judged: every change is in the audit record. */
export async function changedSince(tx: Db, { judgedSnapshot }: RunRow): Promise<boolean> {
  if (judgedSnapshot === null) return true;
  const { changed } = await one(
    tx,
    z.object({ changed: z.boolean() }),
    sql`select coalesce(bool_or(unseen and action <> all(${PREPARING})), false) or count(*) filter (where unseen) = ${LOOKED_AT}
                 as changed
          from (select not pg_visible_in_snapshot(txid, ${judgedSnapshot}::pg_snapshot) as unseen, action
                  from audit_entry order by id desc limit ${LOOKED_AT}) e`,
  );
  return changed;
}

const LOOKED_AT = 1000;
/** Acts on imports that write nothing to the register. */
const PREPARING = ['upload', 'choose', 'leave-out', 'dry-run', 'start-commit', 'cancel', 'start-undo'].map(
  (verb) => `imports.${verb}`,
);
