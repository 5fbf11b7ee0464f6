import type { Knex } from 'knex';
import type PgBoss from 'pg-boss';
import { z } from 'zod';
import type { Engine } from '../db/openDatabase.ts';
import { type Db, many, run, sql } from '../db/sql.ts';
import type { Log } from '../log.ts';
import { claim } from './claim.ts';
import type { JobAbout, JobKind, Jobs, SendOptions } from './jobs.ts';
import { executorOf, queueLibrary } from './library.ts';
import { type Handled, perform, type Queue } from './perform.ts';
import type { RecurringKind } from './recurring.ts';
import { retryJob } from './retryJob.ts';
import { Worker } from './worker.ts';

/** The queue of a register. Nothing runs before `start`. */
export function openJobs({ db, engine, log }: { db: Knex; engine: Engine; log: Log }): Jobs {
  const queue: Queue = { db, log, boss: queueLibrary(db) };
  queue.boss.on('error', (error) => log.warn({ err: error }, 'jobs.library-failed'));
  const handled = new Map<string, Handled>();
  let worker: Worker | undefined;
  const add = (handler: Handled) => {
    if (handled.has(handler.kind.name)) throw new Error(`Two do ${handler.kind.name}`);
    handled.set(handler.kind.name, handler);
  };
  return {
    send: async (tx, kind, data, options = {}) => {
      const id = await send(queue.boss, tx, { kind, data, options });
      afterCommit(tx, () => worker?.wake());
      return id;
    },
    handle: (kind, work) => add({ kind, work: async (data, context) => work(kind.data.parse(data), context) }),
    repeat: (kind, round) => add({ kind: kindOf(kind), isRecurring: true, work: (_, context) => round(context) }),
    start: async () => {
      const begun = new Worker(queue, engine, handled);
      await begun.start();
      worker = begun;
      return () => begun.stop();
    },
    retry: async (tx, job) => {
      await retryJob(tx, job);
      afterCommit(tx, () => worker?.wake());
    },
    cancel: (tx, { id, kind }) => queue.boss.cancel(kind, id, { db: executorOf(tx) }),
    discard: async (tx, { id, kind }) => {
      await queue.boss.deleteJob(kind, id, { db: executorOf(tx) });
      await run(tx, sql`delete from job_about where job_id = ${id}`);
    },
    runDue: () => runDue(queue, handled),
  };
}

const kindOf = ({ name, everySeconds }: RecurringKind): JobKind => ({
  ...{ name, data: z.object({}), retries: 0, retryDelaySeconds: everySeconds, expireSeconds: 60, atOnce: 1 },
});

interface Sent<T extends z.ZodType> {
  kind: JobKind<T>;
  data: z.input<T>;
  options: SendOptions;
}

async function send<T extends z.ZodType>(boss: PgBoss, tx: Db, sent: Sent<T>): Promise<string | null> {
  const { kind, data, options } = sent;
  const { key, afterSeconds, about, retries = kind.retries } = options;
  const settings = {
    db: executorOf(tx),
    retryLimit: retries,
    retryDelay: kind.retryDelaySeconds,
    retryBackoff: true,
    expireInSeconds: kind.expireSeconds,
    ...(key === undefined ? {} : { singletonKey: key }),
    ...(afterSeconds === undefined ? {} : { startAfter: afterSeconds }),
  };
  kind.data.parse(data);
  const given = z.record(z.string(), z.unknown()).parse(data);
  const insert = async () => boss.send(kind.name, given, settings);
  // The library answers null for a key that waits, and for a kind it has not heard of.
  const id = (await insert()) ?? ((await addKind(tx, kind.name)) ? await insert() : null);
  if (id !== null && about) await run(tx, insertAbout(id, about));
  return id;
}

async function addKind(tx: Db, name: string): Promise<boolean> {
  const added = sql`insert into pgboss.queue (name, policy) values (${name}, 'standard') on conflict do nothing returning name`;
  return (await many(tx, z.object({ name: z.string() }), added)).length > 0;
}

const insertAbout = (id: string, { subjectKind, subjectId, divisionCode, accountId }: JobAbout) => sql`
  insert into job_about (job_id, subject_kind, subject_id, division_code, account_id)
  values (${id}, ${subjectKind ?? null}, ${subjectId ?? null}, ${divisionCode ?? null}, ${accountId ?? null})`;

/** Wakes the worker of this process once the job can be seen; other processes find it in their next round. */
function afterCommit(tx: Db, work: () => void): void {
  if ('executionPromise' in tx) tx.executionPromise.then(work, () => undefined);
  else work();
}

async function runDue(queue: Queue, handled: ReadonlyMap<string, Handled>): Promise<number> {
  const kinds = [...handled.values()].map(({ kind }) => kind);
  const errors: unknown[] = [];
  let count = 0;
  for (let job = await claim(queue.db, kinds); job; job = await claim(queue.db, kinds)) {
    const doer = handled.get(job.name);
    if (!doer) throw new Error(`Nobody does ${job.name}`);
    const { signal } = new AbortController();
    const error = await perform(queue, { job, handled: doer, signal, stopping: () => false });
    if (error !== undefined) errors.push(error);
    count += 1;
  }
  if (errors.length > 1) throw new AggregateError(errors, `${errors.length} jobs failed`);
  if (errors.length === 1) throw errors[0];
  return count;
}
