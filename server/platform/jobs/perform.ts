import type { Knex } from 'knex';
import type PgBoss from 'pg-boss';
import { run, sql } from '../db/sql.ts';
import type { Log } from '../log.ts';
import { type Claimed, dropSuperseded, putBack, stillOurs } from './claim.ts';
import { jobFailure } from './jobFailure.ts';
import type { JobContext, JobKind } from './jobs.ts';
import { executorOf } from './library.ts';
import { waitForNext } from './recurring.ts';

/** A kind and who does it. */
export interface Handled {
  kind: JobKind;
  /** It waits for its next round instead of being done. */
  isRecurring?: true;
  work(data: unknown, context: JobContext): Promise<void>;
}

export interface Queue {
  db: Knex;
  boss: PgBoss;
  log: Log;
}

interface Try {
  job: Claimed;
  handled: Handled;
  signal: AbortSignal;
  /** Whether the process is stopping: what gives up now has not failed. */
  stopping(): boolean;
}

/** Does one try and writes down how it ended. Answers the error of a failure. */
export async function perform(queue: Queue, { job, handled, signal, stopping }: Try): Promise<unknown> {
  const context: JobContext = {
    ...{ id: job.id, signal, isLastTry: job.isLast },
    progress: (done, total) => progress(queue, job, done, total),
  };
  const failure = await handled.work(job.data, context).then(
    () => undefined,
    (error: unknown) => ({ error }),
  );
  await queue.db.transaction(async (tx) => {
    if (!(await stillOurs(tx, job))) return;
    const options = { db: executorOf(tx) };
    if (!failure && handled.isRecurring) await waitForNext(tx, job);
    else if (!failure) await queue.boss.complete(job.name, job.id, {}, options);
    else if (stopping()) await putBack(tx, job);
    else {
      await queue.boss.fail(job.name, job.id, jobFailure(failure.error), options);
      await dropSuperseded(tx);
    }
  });
  if (!failure || stopping()) return undefined;
  queue.log.warn({ err: failure.error, job: job.id, kind: job.name, attempt: job.attempt }, 'jobs.failed');
  return failure.error;
}

async function progress({ db }: Queue, { id }: Claimed, done: number, total: number | null): Promise<void> {
  await run(
    db,
    sql`insert into job_about (job_id, done, total) values (${id}, ${done}, ${total})
        on conflict (job_id) do update set done = excluded.done, total = excluded.total`,
  );
}
