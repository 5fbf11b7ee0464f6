import type { Actor } from '../../accounts/actor.ts';
import { record } from '../../audit/record.ts';
import { type Db, run as execute, json, type Sql, sql } from '../../platform/db/sql.ts';
import { cancelJobs } from '../../platform/jobs/cancelJobs.ts';
import { Problem } from '../../platform/problem.ts';
import { ImportChoices, type ImportKind, type ImportRun, type ImportState } from '../imports/importContract.ts';
import { AdvanceImport, sendStep } from './advanceRun.ts';
import { refusalOf } from './commitStep.ts';
import { clearStaged, countRows, findingCounts } from './findingRows.ts';
import type { ImportDeps } from './importDeps.ts';
import { findRun, holdRun, lockRun, type RunRow, undoRefusalOf } from './runRow.ts';
import { isAtWork } from './turn.ts';

/** Which run, as it was when the person read it. */
export interface Which {
  id: string;
  version: number;
}

interface Act {
  /** Word of the audit record after `imports.`. */
  verb: string;
  from: readonly ImportState[];
  after?: unknown;
}

/** One act on a run: held, checked, changed, recorded, and the next step sent on its way, in one transaction. */
function act(
  deps: ImportDeps,
  actor: Actor,
  { which, verb, from, after }: Act & { which: Which },
  change: (tx: Db, run: RunRow) => Promise<Sql> | Sql,
): Promise<ImportRun> {
  return deps.db.transaction(async (tx) => {
    const run = await lockRun(tx, which.id, which.version);
    if (!from.includes(run.state)) throw wrongState(run.state);
    const set = await change(tx, run);
    const at = deps.now();
    await execute(
      tx,
      sql`update import_run set ${set}, version = version + 1, updated_at = ${at}::timestamptz, tries = 0, beat_at = null
           where id = ${run.id}`,
    );
    const subject = { subjectKind: 'import-run', subjectId: run.id };
    await record(tx, { actor, action: `imports.${verb}`, ...subject, before: { state: run.state }, after, at });
    const now = await findRun(deps, run.id, tx);
    if (now.state.endsWith('ing')) await sendStep(deps, tx, { ...run, runId: run.id });
    return now;
  });
}

const wrongState = (state: ImportState): Problem =>
  new Problem('wrong-state', `Not possible while the import is ${state}`, {
    detailZh: `导入处于“${STATE_ZH[state]}”，不能进行此操作。`,
    state,
  });
const STATE_ZH: Record<ImportState, string> = {
  reading: '识别中',
  read: '待确认',
  judging: '试导入中',
  judged: '已试导入',
  committing: '写入中',
  committed: '已导入',
  undoing: '撤销中',
  undone: '已撤销',
  cancelled: '已取消',
  failed: '失败',
};

/**
 * Keeps what a person has decided about the file. Another layer, encoding, heading row, system, order of axes or kind makes it read again; anything
 * else waits for the next dry run.
 * @throws Problem stale-version, wrong-state
 */
export const choose = (
  deps: ImportDeps,
  actor: Actor,
  which: Which,
  { kind, ...choices }: ImportChoices & { kind?: ImportKind | undefined },
): Promise<ImportRun> =>
  act(
    deps,
    actor,
    { which, verb: 'choose', from: ['read', 'judged', 'failed'], after: { kind, ...choices } },
    (_, run) => {
      const all = ImportChoices.parse({ ...run.choices, ...choices });
      const isRead =
        run.facts !== null &&
        (kind === undefined || kind === run.kind) &&
        READ_BY.every((one) => all[one] === run.choices[one]);
      return sql`choices = ${json(all)}, kind = ${kind ?? run.kind}, state = ${isRead ? 'read' : 'reading'}, staged = false,
      counts = ${json(NO_ROWS)}, failure_en = null, failure_zh = null`;
    },
  );

const READ_BY = ['layer', 'encoding', 'headerRow', 'crs', 'swapAxes'] as const;
const NO_ROWS = { read: 0, added: 0, changed: 0, unchanged: 0, skipped: 0, refused: 0 };

/**
 * Leaves rows out, or takes them back in. Judged while it was left out, a row is skipped, and nothing is known of what speaks against
 * it or, with it, against others: everything is judged again at once.
 * @throws Problem stale-version, wrong-state, not-found for a number that is no row
 */
export const leaveOut = (
  deps: ImportDeps,
  actor: Actor,
  which: Which,
  { numbers, leftOut, more }: { numbers: readonly number[]; leftOut: boolean; more: boolean },
): Promise<ImportRun> =>
  act(deps, actor, { which, verb: 'leave-out', from: ['judged'], after: { numbers, leftOut } }, async (tx, run) => {
    const wanted = [...new Set(numbers)];
    const touched = await execute(
      tx,
      sql`update import_row set left_out = ${leftOut} where run_id = ${run.id} and number = any(${wanted}::int[])`,
    );
    if (touched !== wanted.length) throw new Problem('not-found', 'No such row', { detailZh: '没有这一行。' });
    if (!leftOut && !more) return TO_JUDGE;
    const counts = await countRows(tx, run.id, wanted);
    return sql`counts = ${json(counts)}, finding_counts = ${findingCounts(run.id)}, failure_en = null, failure_zh = null`;
  });

const TO_JUDGE = sql`state = 'judging', done = 0, total = null, failure_en = null, failure_zh = null`;

/** Asks for the dry run. @throws Problem stale-version, wrong-state */
export const startJudging = (deps: ImportDeps, actor: Actor, which: Which): Promise<ImportRun> =>
  act(deps, actor, { which, verb: 'dry-run', from: ['read', 'judged', 'failed'] }, (_, run) => {
    if (run.facts === null || run.kind === null) throw wrongState(run.state);
    return TO_JUDGE;
  });

/** Asks for all rows to be taken. @throws Problem stale-version, wrong-state, conflict `refused-rows` */
export const startCommit = (deps: ImportDeps, actor: Actor, which: Which): Promise<ImportRun> =>
  act(deps, actor, { which, verb: 'start-commit', from: ['judged'] }, async (tx, run) => {
    const refusal = await refusalOf(tx, run);
    if (refusal) throw new Problem('conflict', refusal[0], { detailZh: refusal[1], code: 'refused-rows' });
    const { added, changed } = run.counts;
    if (added + changed === 0)
      throw new Problem('conflict', 'No row would add or change anything', {
        detailZh: '没有需要新增或变更的行，无需写入。',
        code: 'nothing-to-write',
      });
    return sql`state = 'committing', done = 0, total = ${added + changed}`;
  });

/**
 * Stops what is under way, and its job; what it had begun to write is rolled back, what was staged of the file is forgotten.
 * @throws Problem stale-version, wrong-state
 */
export const cancel = (deps: ImportDeps, actor: Actor, which: Which): Promise<ImportRun> =>
  act(deps, actor, { which, verb: 'cancel', from: [...OPEN, 'undoing'] }, async (tx, run) => {
    await cancelJobs(tx, deps.jobs, { kind: AdvanceImport.name, key: run.id });
    return givenUp(tx, run);
  });

/**
 * An undo that is given up leaves the import as it was. What was staged is not touched while a step works at it: whoever waited
 * for its rows would hold the run, for which that step asks, and neither would end. It clears up itself (`forgetCancelled`).
 */
async function givenUp(tx: Db, { id, state }: Pick<RunRow, 'id' | 'state'>): Promise<Sql> {
  if (state === 'undoing') return sql`state = 'committed', done = 0, total = null`;
  if (!(await isAtWork(tx, id))) await clearStaged(tx, id);
  return sql`state = 'cancelled', staged = false, counts = ${json(NO_ROWS)}, finding_counts = ${findingCounts(id)}, done = 0, total = null`;
}

/** The same where the job was cancelled among the jobs; a run that waits for nothing stays as it is. */
export async function endImport(tx: Db, { id, actor, at }: { id: string; actor: Actor; at: string }): Promise<void> {
  const run = await holdRun(tx, id);
  if (!run.state.endsWith('ing')) return;
  await execute(
    tx,
    sql`update import_run set ${await givenUp(tx, run)}, version = version + 1, updated_at = ${at}::timestamptz, tries = 0,
               beat_at = null where id = ${id}::uuid`,
  );
  const subject = { subjectKind: 'import-run', subjectId: id };
  await record(tx, { actor, action: 'imports.cancel', ...subject, before: { state: run.state }, at });
}

const OPEN: readonly ImportState[] = ['reading', 'read', 'judging', 'judged', 'committing', 'failed'];

/** Asks for the whole import to be taken back. @throws Problem stale-version, wrong-state, conflict `built-on` */
export const startUndo = (deps: ImportDeps, actor: Actor, which: Which): Promise<ImportRun> =>
  act(deps, actor, { which, verb: 'start-undo', from: ['committed'] }, async (tx, run) => {
    const refusal = await undoRefusalOf(deps, tx, run);
    if (refusal) throw new Problem('conflict', refusal.en, { detailZh: refusal.zh, code: 'built-on' });
    return sql`state = 'undoing', done = 0, total = ${run.counts.added + run.counts.changed}`;
  });
