import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';
import { run, sql } from '#server/platform/db/sql.ts';
import { makeJobsDue } from '#tests/support/makeJobsDue.ts';
import { startProgram } from '#tests/support/startProgram.ts';
import { testEngine } from '#tests/support/testDatabase.ts';
import { JobsDesk, type NoteKind } from './jobsDesk.ts';

let desk: JobsDesk;
beforeAll(async () => {
  desk = await JobsDesk.open();
});
afterEach(() => desk.empty());
afterAll(() => desk.close());

it('never gives one job to two processes', async () => {
  const kind = desk.kindOf({ atOnce: 4 });
  const done: number[] = [];
  for (const jobs of [desk.process(), desk.process(), desk.process()]) {
    jobs.handle(kind, async ({ n }) => {
      done.push(n);
    });
    await desk.begin(jobs);
  }
  const sender = desk.process();
  await desk.db.transaction(async (tx) => {
    for (let n = 0; n < 40; n += 1) await sender.send(tx, kind, { n });
  });
  await vi.waitFor(() => expect(done).toHaveLength(40), { timeout: 20_000 });
  expect(new Set(done).size).toBe(40);
});

it('tells work that it was cancelled, and lets what gave up be', { timeout: 30_000 }, async () => {
  const [jobs, kind, aborted] = [desk.process(), desk.kindOf(), vi.fn()];
  jobs.handle(kind, (_data, { signal }) => {
    return new Promise((_resolve, reject) => {
      signal.addEventListener('abort', () => {
        aborted();
        reject(signal.reason);
      });
    });
  });
  await desk.begin(jobs);
  const id = await jobs.send(desk.db, kind, {});
  await vi.waitFor(async () => expect(await desk.rowOf(id)).toMatchObject({ state: 'active' }));
  await run(desk.db, sql`update pgboss.job set state = 'cancelled', completed_on = now() where id = ${id}`);
  await vi.waitFor(() => expect(aborted).toHaveBeenCalled(), { timeout: 20_000 });
  expect(await desk.rowOf(id)).toMatchObject({ state: 'cancelled', tries: 0 });
});

it('puts back what a stopping process gives up, without counting the try', async () => {
  const [jobs, kind] = [desk.process(), desk.kindOf({ retries: 0 })];
  jobs.handle(kind, (_data, { signal }) => {
    return new Promise((_resolve, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason));
    });
  });
  const stop = await jobs.start();
  const id = await jobs.send(desk.db, kind, {});
  await vi.waitFor(async () => expect(await desk.rowOf(id)).toMatchObject({ state: 'active' }));
  await stop();
  expect(await desk.rowOf(id)).toMatchObject({ state: 'retry', tries: 0 });
  const other = desk.process();
  other.handle(kind, async () => undefined);
  expect(await other.runDue()).toBe(1);
  expect(await desk.rowOf(id)).toMatchObject({ state: 'completed', tries: 0 });
});

it('gives the job of a killed process to the next', { timeout: 60_000 }, async () => {
  const kind = desk.kindOf({ retryDelaySeconds: 1 });
  const id = await desk.process().send(desk.db, kind, {});
  await holdAndDie(kind);
  expect(await desk.rowOf(id)).toMatchObject({ state: 'active' });
  // The time without a sign of life.
  await desk.silence(id);
  const [next, done] = [desk.process(), vi.fn()];
  next.handle(kind, async () => done());
  await desk.begin(next);
  expect(await desk.rowOf(id)).toMatchObject({ state: 'retry', tries: 0 });
  await makeJobsDue(desk.db);
  await next.runDue();
  await vi.waitFor(async () => expect(await desk.rowOf(id)).toMatchObject({ state: 'completed', tries: 1 }));
  expect(done).toHaveBeenCalledTimes(1);
});

it('does recurring work once a round, whatever the number of processes, and again after a failure', async () => {
  const name = 'test.recurring';
  let [rounds, isFailing] = [0, false];
  const processes = [desk.process(), desk.process()];
  for (const jobs of processes) {
    jobs.repeat({ name, everySeconds: 3600 }, async () => {
      rounds += 1;
      if (isFailing) throw new Error('no');
    });
    await desk.begin(jobs);
  }
  expect(await desk.rowsOf(name)).toMatchObject([{ state: 'created' }]);
  await desk.due(name);
  await vi.waitFor(async () => expect(rounds).toBe(1), { timeout: 20_000 });
  await vi.waitFor(async () => expect(await desk.rowsOf(name)).toMatchObject([{ state: 'created', output: null }]));
  expect((await desk.rowsOf(name))[0]?.pause).toBeGreaterThan(3000);
  isFailing = true;
  await desk.due(name);
  const failed = { state: 'retry', output: { message: 'no' } };
  await vi.waitFor(async () => expect(await desk.rowsOf(name)).toMatchObject([failed]), { timeout: 20_000 });
  isFailing = false;
  await desk.due(name);
  const well = { state: 'created', output: null };
  await vi.waitFor(async () => expect(await desk.rowsOf(name)).toMatchObject([well]), { timeout: 20_000 });
  expect(rounds).toBe(3);
});

it('ignores what a process says of a try that was taken from it', async () => {
  const kind = desk.kindOf({ retryDelaySeconds: 1 });
  let end: (() => void) | undefined;
  const slow = desk.process();
  slow.handle(kind, () => {
    return new Promise((resolve) => {
      end = resolve;
    });
  });
  const id = await slow.send(desk.db, kind, {});
  const slowRun = slow.runDue();
  await vi.waitFor(() => expect(end).toBeDefined());
  await desk.silence(id);
  await desk.begin(desk.process());
  if (end) end();
  await slowRun;
  expect(await desk.rowOf(id)).toMatchObject({ state: 'retry' });
});

// A real process on a server; the embedded database has one process, so there a worker that nobody hears of again.
async function holdAndDie(kind: NoteKind): Promise<void> {
  if (testEngine === 'server') {
    const url: string = desk.db.client.config.connection.connectionString;
    const program = startProgram(new URL('programs/holdJob.ts', import.meta.url), url, kind.name);
    await program.said('began');
    await program.kill();
    return;
  }
  const dying = desk.process();
  const began = new Promise<void>((resolve) => {
    dying.handle(kind, () => {
      resolve();
      return new Promise(() => undefined);
    });
  });
  void dying.runDue();
  await began;
}
