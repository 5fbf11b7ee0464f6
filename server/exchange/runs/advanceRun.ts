import { z } from 'zod';
import { type Db, run as execute, maybeOne, sql } from '../../platform/db/sql.ts';
import type { JobContext, JobKind, Jobs } from '../../platform/jobs/jobs.ts';
import { Problem } from '../../platform/problem.ts';
import type { ImportFinding } from '../imports/findingContract.ts';
import { ImportRunId } from '../imports/importContract.ts';
import { insertFindings } from '../judge/stageRows.ts';
import { commitStep } from './commitStep.ts';
import { clearStaged, findingCounts } from './findingRows.ts';
import type { StepDeps } from './importDeps.ts';
import { judgeStep } from './judgeStep.ts';
import { readStep } from './readStep.ts';
import { goOn, Superseded, type Turn, takeTurn } from './turn.ts';
import { undoStep } from './undoStep.ts';

const RETRIES = 3;

/** The job that does the step an import waits for. */
export const AdvanceImport = {
  name: 'exchange.advance-import',
  data: z.object({ runId: ImportRunId }),
  retries: RETRIES,
  retryDelaySeconds: 5,
  expireSeconds: 60,
  atOnce: 1,
} satisfies JobKind;

const STEPS: Readonly<Record<string, (turn: Turn) => Promise<void>>> = {
  reading: readStep,
  judging: judgeStep,
  committing: commitStep,
  undoing: undoStep,
};

/**
 * Does the step that a run waits for. Safe to repeat: each step begins anew, and nothing of the register is written but in the
 * one transaction that ends it. A refusal ends the run as `failed`; anything else is thrown for another try, until there were
 * enough.
 */
export async function advanceRun(deps: StepDeps, { runId }: { runId: string }, { signal }: Pick<JobContext, 'signal'>) {
  await takeTurn(deps, { runId, signal }, (turn) => tryStep(turn, signal));
}

async function tryStep(turn: Turn, stopping: AbortSignal): Promise<void> {
  try {
    await STEPS[turn.run.state]?.(turn);
  } catch (error) {
    // Cancelled, or taken up by another process. A process that stops lets the next try go on.
    if (error instanceof Superseded && !stopping.aborted) return forgetCancelled(turn);
    const isFinal = error instanceof Problem || turn.run.tries > RETRIES;
    if (error instanceof Superseded || !isFinal) throw error;
    await fail(turn, error);
  }
}

/** What was staged of a run that was cancelled while this step worked at it. */
async function forgetCancelled({ deps, run }: Turn): Promise<void> {
  await deps.db.transaction(async (tx) => {
    const cancelled = await maybeOne(
      tx,
      z.object({ id: z.uuid() }),
      sql`select id from import_run where id = ${run.id}::uuid and state = 'cancelled' for update`,
    );
    if (!cancelled) return;
    await clearStaged(tx, run.id);
    await execute(tx, sql`update import_run set finding_counts = ${findingCounts(run.id)} where id = ${run.id}::uuid`);
  });
}

/** A step that cannot succeed: reading and judging end as `failed`, a commit goes back to what it was made of. */
async function fail(turn: Turn, error: unknown): Promise<void> {
  const { deps, run } = turn;
  const [en, zh, code] = reasonOf(error);
  if (!(error instanceof Problem)) deps.log.error({ err: error, run: run.id }, 'exchange.import-failed');
  const state = run.state === 'undoing' ? 'committed' : 'failed';
  const isOfFile = run.state === 'reading' || run.state === 'judging';
  await deps.db.transaction(async (tx) => {
    if (isOfFile) await clearStaged(tx, run.id);
    if (code !== undefined) await insertFindings(tx, run.id, [findingOf(error, code)]);
    await goOn(
      tx,
      turn,
      sql`state = ${state}, version = version + 1, failure_en = ${en}, failure_zh = ${zh},
          finding_counts = ${findingCounts(run.id)}, staged = ${!isOfFile}`,
    );
  });
}

function reasonOf(error: unknown): [en: string, zh: string, code?: string] {
  if (!(error instanceof Problem))
    return ['The step failed several times: ask your administrator', '该步骤多次失败，请联系系统管理员。'];
  const { detailZh, code } = error.facts;
  const zh = detailZh ?? error.message;
  return typeof code === 'string' ? [error.message, zh, code] : [error.message, zh];
}

function findingOf(error: unknown, code: string): ImportFinding {
  const [message, message_zh] = reasonOf(error);
  const proposal =
    error instanceof Problem && typeof error.facts.proposal === 'string' ? error.facts.proposal : undefined;
  return { code, severity: 'error', message, message_zh, ...(proposal === undefined ? {} : { proposal }) };
}

/** Sends the step that a run waits for on its way, with the change that asked for it. */
export async function sendStep(
  { jobs }: { jobs: Pick<Jobs, 'send'> },
  tx: Db,
  { runId, divisionCode, accountId }: { runId: ImportRunId; divisionCode: string; accountId: string | null },
): Promise<void> {
  const owner = accountId === null ? {} : { accountId };
  const about = { subjectKind: 'import-run', subjectId: runId, divisionCode, ...owner };
  await jobs.send(tx, AdvanceImport, { runId }, { key: runId, about });
}

/** Says who does the steps of imports. Called once, before the queue starts. */
export const handleImports = (jobs: Pick<Jobs, 'handle'>, deps: StepDeps): void =>
  jobs.handle(AdvanceImport, (data, context) => advanceRun(deps, data, context));
