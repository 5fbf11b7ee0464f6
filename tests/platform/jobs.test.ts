import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { many, run, sql } from '#server/platform/db/sql.ts';
import { forgetOldJobs } from '#server/platform/jobs/forgetOldJobs.ts';
import { makeJobsDue } from '#tests/support/makeJobsDue.ts';
import { JobsDesk } from './jobsDesk.ts';

let desk: JobsDesk;
beforeAll(async () => {
  desk = await JobsDesk.open();
});
afterEach(() => desk.empty());
afterAll(() => desk.close());

it('keeps a job only where its transaction commits', async () => {
  const [jobs, kind, done] = [desk.process(), desk.kindOf(), vi.fn()];
  jobs.handle(kind, async ({ n }) => done(n));
  const undone = desk.db.transaction(async (tx) => {
    await jobs.send(tx, kind, { n: 1 });
    throw new Error('undone');
  });
  await expect(undone).rejects.toThrow('undone');
  await desk.db.transaction((tx) => jobs.send(tx, kind, { n: 2 }));
  expect(await jobs.runDue()).toBe(1);
  expect(done.mock.calls).toEqual([[2]]);
});

it('does jobs in the order in which they came, later ones when they are due, and once', async () => {
  const [jobs, kind, done] = [desk.process(), desk.kindOf(), vi.fn()];
  jobs.handle(kind, async ({ n }) => done(n));
  await jobs.send(desk.db, kind, { n: 0 }, { afterSeconds: 3600 });
  for (const n of [1, 2, 3]) await jobs.send(desk.db, kind, { n });
  expect([await jobs.runDue(), await jobs.runDue()]).toEqual([3, 0]);
  await makeJobsDue(desk.db);
  expect(await jobs.runDue()).toBe(1);
  expect(done.mock.calls).toEqual([[1], [2], [3], [0]]);
});

it('refuses data that the kind does not take', async () => {
  await expect(desk.process().send(desk.db, desk.kindOf(), { n: 1.5 })).rejects.toThrow(z.ZodError);
});

it('tries again with pauses that double, then keeps a dead letter with its reason', async () => {
  const [jobs, kind] = [desk.process(), desk.kindOf({ retries: 2, retryDelaySeconds: 100 })];
  jobs.handle(kind, async () => {
    throw new Error('No answer from "secret.example"');
  });
  const id = await jobs.send(desk.db, kind, {});
  const pauses: number[] = [];
  for (const tries of [0, 1]) {
    await expect(jobs.runDue()).rejects.toThrow('No answer');
    const { pause, ...row } = await desk.rowOf(id);
    expect(row).toMatchObject({ state: 'retry', tries });
    pauses.push(pause);
    await makeJobsDue(desk.db);
  }
  // Up to twice the pause, by chance: those that failed together do not come back together.
  expect(pauses[0]).toBeGreaterThan(95);
  expect(pauses[0]).toBeLessThanOrEqual(200);
  expect(pauses[1]).toBeGreaterThan(195);
  await expect(jobs.runDue()).rejects.toThrow('No answer');
  expect(await desk.rowOf(id)).toMatchObject({ state: 'failed', tries: 2, output: { message: 'No answer from "…"' } });
  expect(await jobs.runDue()).toBe(0);
});

it('does the other jobs where one fails', async () => {
  const [jobs, kind, done] = [desk.process(), desk.kindOf(), vi.fn()];
  jobs.handle(kind, async ({ n }) => {
    if (n < 3) throw new Error(`no ${n}`);
    done(n);
  });
  for (const n of [1, 2, 3]) await jobs.send(desk.db, kind, { n });
  await expect(jobs.runDue()).rejects.toThrow('2 jobs failed');
  expect(done).toHaveBeenCalledWith(3);
});

it('lets one job of a key wait and one run, and none hold up the others', async () => {
  const [jobs, kind] = [desk.process(), desk.kindOf({ atOnce: 3 })];
  const began: number[] = [];
  const ends: (() => void)[] = [];
  jobs.handle(kind, ({ n }) => {
    began.push(n);
    return new Promise((resolve) => ends.push(resolve));
  });
  const send = (n: number, key: string) => jobs.send(desk.db, kind, { n }, { key });
  expect([await send(1, 'a'), await send(2, 'a')]).toEqual([expect.any(String), null]);
  await desk.begin(jobs);
  await vi.waitFor(() => expect(began).toEqual([1]));
  expect([await send(3, 'a'), await send(4, 'a'), await send(5, 'b')]).toEqual([
    expect.any(String),
    null,
    expect.any(String),
  ]);
  await vi.waitFor(() => expect(began).toEqual([1, 5]));
  ends.shift()?.();
  await vi.waitFor(() => expect(began).toEqual([1, 5, 3]));
  for (const end of ends) end();
});

it('gives up a failed try whose key waits again', async () => {
  const [jobs, kind] = [desk.process(), desk.kindOf()];
  jobs.handle(kind, async ({ n }) => {
    if (n === 2) return;
    await jobs.send(desk.db, kind, { n: 2 }, { key: 'a' });
    throw new Error('first');
  });
  const first = await jobs.send(desk.db, kind, { n: 1 }, { key: 'a' });
  await expect(jobs.runDue()).rejects.toThrow('first');
  expect(await desk.rowOf(first)).toMatchObject({ state: 'cancelled', output: { message: 'first' } });
});

it('keeps how far the work has come and what it is about, and forgets both in time', async () => {
  const [jobs, kind] = [desk.process(), desk.kindOf()];
  jobs.handle(kind, (_data, { progress }) => progress(3, 10));
  const about = { subjectKind: 'thing', subjectId: '7', divisionCode: '640302' };
  const id = await jobs.send(desk.db, kind, {}, { about });
  await jobs.runDue();
  const abouts = () =>
    many(
      desk.db,
      z.object({ subjectId: z.string(), done: z.coerce.number(), total: z.coerce.number() }),
      sql`select subject_id as "subjectId", done, total from job_about where job_id = ${id}`,
    );
  expect(await abouts()).toEqual([{ subjectId: '7', done: 3, total: 10 }]);
  await run(desk.db, sql`update pgboss.job set completed_on = now() - interval '8 days' where id = ${id}`);
  await run(desk.db, sql`update job_about set created_at = now() - interval '8 days' where job_id = ${id}`);
  await forgetOldJobs(desk.db);
  expect(await abouts()).toEqual([]);
});
