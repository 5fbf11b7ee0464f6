import { setInterval } from 'node:timers';
import { z } from 'zod';
import { type Db, run as execute, maybeOne, one, type Sql, sql } from '../../platform/db/sql.ts';
import type { ImportState } from '../imports/importContract.ts';
import type { StepDeps } from './importDeps.ts';
import { findRunRow, type RunRow } from './runRow.ts';

/** The run was cancelled, or another process took the step up: this try writes no more. */
export class Superseded extends Error {
  override readonly name = 'Superseded';
}

const UNDER_WAY: readonly ImportState[] = ['reading', 'judging', 'committing', 'undoing'];

/** One try of one step of a run. */
export interface Turn {
  deps: StepDeps;
  run: RunRow;
  /** Aborted when the process stops, or the run was taken away. */
  signal: AbortSignal;
}

/** Silent for so long, the process of a step has died. */
const SILENCE: Sql = sql`interval '30 seconds'`;
const BEAT_MS = 5_000;

/**
 * Takes up the step that a run waits for and gives signs of life until `work` ends. Does nothing where no step waits.
 * @returns whether there was something to do
 * @throws Error where a living process has it
 */
export async function takeTurn(
  deps: StepDeps,
  given: { runId: string; signal: AbortSignal },
  work: (turn: Turn) => Promise<void>,
): Promise<boolean> {
  const claimed = await maybeOne(
    deps.db,
    z.object({ attempt: z.number() }),
    sql`update import_run set attempt = attempt + 1, tries = tries + 1, beat_at = now()
         where id = ${given.runId}::uuid and state = any(${UNDER_WAY})
           and (${deps.engine === 'embedded'}::boolean or beat_at is null or beat_at < now() - ${SILENCE})
        returning attempt`,
  );
  if (!claimed) return requireNobody(deps.db, given.runId);
  const away = new AbortController();
  const run = await findRunRow(deps.db, given.runId);
  const turn: Turn = { deps, run, signal: AbortSignal.any([given.signal, away.signal]) };
  // The embedded engine has one backend: while a step has its transaction open, nothing else is answered, and no other process
  // could take the run.
  const beat = deps.engine === 'server' ? setInterval(beating(turn, away), BEAT_MS).unref() : undefined;
  try {
    await work(turn);
  } finally {
    clearInterval(beat);
    await execute(deps.db, sql`update import_run set beat_at = null where ${mine(turn)}`);
  }
  return true;
}

/** Whether a process that lives does the step that a run is at. */
export const isAtWork = async (db: Db, runId: string): Promise<boolean> =>
  (
    await one(
      db,
      z.object({ atWork: z.boolean() }),
      sql`select coalesce(beat_at >= now() - ${SILENCE}, false) as "atWork" from import_run where id = ${runId}::uuid`,
    )
  ).atWork;

/** @throws Error where a process that lives has the step, so that the queue comes again should it die */
async function requireNobody(db: Db, runId: string): Promise<false> {
  const { state } = await findRunRow(db, runId);
  if (UNDER_WAY.includes(state)) throw new Error(`Import ${runId}: another process is at ${state}`);
  return false;
}

const mine = ({ run }: Pick<Turn, 'run'>): Sql =>
  sql`id = ${run.id}::uuid and attempt = ${run.attempt} and state = ${run.state}`;

/** A sign of life that waits, for a lock or a connection, is not followed by another: they would take the whole pool. */
function beating(turn: Turn, away: AbortController): () => void {
  let waits = false;
  return () => {
    if (waits) return;
    waits = true;
    void alive(turn, away).finally(() => {
      waits = false;
    });
  };
}

async function alive({ deps, run }: Pick<Turn, 'deps' | 'run'>, away: AbortController): Promise<void> {
  const touched = await execute(deps.db, sql`update import_run set beat_at = now() where ${mine({ run })}`).catch(
    // A database that does not answer for a moment: the next beat tells.
    () => 1,
  );
  if (touched === 0) away.abort();
}

/** Sets columns of the run while the step is still this try's. @throws Superseded */
export async function goOn(db: Db, turn: Turn, set: Sql): Promise<void> {
  const touched = await execute(
    db,
    sql`update import_run set ${set}, updated_at = ${turn.deps.now()}::timestamptz, beat_at = now() where ${mine(turn)}`,
  );
  if (touched === 0)
    throw new Superseded(`Import ${turn.run.id}: the step ${turn.run.state} is not this try's any more`);
}

/** @throws Superseded when the process stops or the run was taken away */
export function requireGoing({ signal, run }: Turn): void {
  if (signal.aborted) throw new Superseded(`Import ${run.id}: ${run.state} was stopped`);
}

const TELL_MS = 500;

/**
 * Tells progress beside an open transaction, at most twice a second.
 * @returns a function that throws `Superseded` once the run is cancelled
 */
export function teller(turn: Turn, total: number | null): (done: number) => Promise<void> {
  let told = 0;
  return async (done) => {
    requireGoing(turn);
    if (turn.deps.engine === 'embedded' || performance.now() - told < TELL_MS) return;
    told = performance.now();
    await goOn(turn.deps.db, turn, sql`done = ${done}, total = ${total}::bigint`);
  };
}
