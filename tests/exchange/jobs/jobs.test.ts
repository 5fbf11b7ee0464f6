import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { one, sql } from '#server/platform/db/sql.ts';
import type { JobAbout, JobKind } from '#server/platform/jobs/jobs.ts';
import { beginRecurring } from '#server/platform/jobs/recurring.ts';
import { type TestAgent, type TestApp, testApp } from '#tests/support/testApp.ts';

const Data = z.object({ fails: z.boolean().default(false) });
const kind: JobKind<typeof Data> = {
  ...{ name: 'test.screen', data: Data, retries: 0, retryDelaySeconds: 1, expireSeconds: 60, atOnce: 1 },
};

let app: TestApp;
let admin: TestAgent;
let official: TestAgent;
beforeAll(async () => {
  app = await testApp();
  admin = await app.signIn('admin');
  official = await app.signIn('minzheng');
  app.deps.jobs.handle(kind, async ({ fails }, { progress }) => {
    await progress(3, 8);
    if (fails) throw new Error('No route to "somebody"');
  });
});
afterAll(() => app.close());

const send = (fails: boolean, about: JobAbout = {}) => app.deps.jobs.send(app.db, kind, { fails }, { about });
const itemOf = async (agent: TestAgent, id: string | null) => {
  const { body } = await agent.get('/api/jobs').expect(200);
  return body.items.find((item: { id: string }) => item.id === id);
};
const act = (agent: TestAgent, id: string | null, what: string) =>
  agent.post(`/api/jobs/${id}/acts`).set('Origin', app.deps.config.publicUrl).send({ act: what });

it('shows jobs with their state, subject, progress and failure, and lets an administrator decide', async () => {
  const id = await send(true, { subjectKind: 'import-run', subjectId: '7', divisionCode: '640302' });
  expect(await itemOf(admin, id)).toMatchObject({ kind: 'test.screen', state: 'waiting', tries: 0, mostTries: 1 });
  await act(admin, id, 'discard').expect(409);
  await expect(app.deps.jobs.runDue()).rejects.toThrow('No route');
  expect(await itemOf(admin, id)).toMatchObject({
    ...{
      state: 'dead',
      tries: 1,
      subject: { kind: 'import-run', id: '7' },
      progress: { done: 3, total: 8 },
      dueAt: null,
    },
    failure: { message: 'No route to "…"', messageZh: null, code: 'Error' },
  });
  const counts = await admin.get('/api/job-counts').expect(200);
  expect(counts.body).toMatchObject({ states: { dead: 1 }, kinds: [{ kind: 'test.screen', jobs: 1 }] });
  await act(admin, id, 'retry').expect(200);
  expect(await itemOf(admin, id)).toMatchObject({ state: 'retry', mostTries: 2 });
  await act(admin, id, 'cancel').expect(200);
  expect(await app.deps.jobs.runDue()).toBe(0);
  await act(admin, id, 'discard').expect(200);
  await act(admin, id, 'discard').expect(404);
  const Acts = z.object({ acts: z.string().array() });
  const audit = sql`select array_agg(action order by id) as acts from audit_entry where subject_id = ${id}`;
  expect(await one(app.db, Acts, audit)).toEqual({ acts: ['jobs.retry', 'jobs.cancel', 'jobs.discard'] });
});

it('shows an office the jobs of its divisions and its own, and lets it decide nothing', async () => {
  const { id: accountId } = await one(
    app.db,
    z.object({ id: z.uuid() }),
    sql`select id from account where username = 'minzheng'`,
  );
  const own = await send(false, { accountId });
  const inside = await send(false, { divisionCode: '640302' });
  const [outside, nobodys] = [await send(false, { divisionCode: '110101' }), await send(false)];
  const seen = await Promise.all([own, inside, outside, nobodys].map((id) => itemOf(official, id)));
  expect(seen.map((item) => item !== undefined)).toEqual([true, true, false, false]);
  expect((await official.get('/api/job-counts')).body.states.waiting).toBe(2);
  await act(official, inside, 'cancel').expect(403);
  await (await app.signIn('jiexian')).get('/api/jobs').expect(403);
});

it('pages by where it stopped and filters by state and kind', async () => {
  for (let n = 0; n < 3; n += 1) await send(false);
  const first = await admin.get('/api/jobs?limit=2&state=waiting&kind=test.screen').expect(200);
  const second = await admin.get(`/api/jobs?limit=200&state=waiting&cursor=${first.body.next}`).expect(200);
  const ids = [...first.body.items, ...second.body.items].map(({ id }: { id: string }) => id);
  expect(new Set(ids).size).toBe(6);
  expect((await admin.get('/api/jobs?kind=other.kind').expect(200)).body.items).toEqual([]);
  const id = '00000000-0000-0000-0000-000000000000';
  for (const key of [
    ["';", 1],
    ['-'.repeat(30), id],
    ['2026-02-30 00:00:00+00', id],
  ]) {
    const cursor = Buffer.from(JSON.stringify(key)).toString('base64url');
    await admin.get(`/api/jobs?cursor=${cursor}`).expect(400);
  }
  await admin.get('/api/jobs?state=broken').expect(400);
});

it('shows recurring work apart, with its last failure, and lets nobody stop it', async () => {
  const name = 'test.round';
  app.deps.jobs.repeat({ name, everySeconds: 60 }, () => Promise.reject(new Error('No route')));
  await beginRecurring(app.db, [{ name, everySeconds: 60 }]);
  const { id } = await one(
    app.db,
    z.object({ id: z.uuid() }),
    sql`update pgboss.job set start_after = now() where name = ${name} returning id`,
  );
  await expect(app.deps.jobs.runDue()).rejects.toThrow('No route');
  const { body } = await admin.get('/api/recurring-jobs').expect(200);
  const failure = { message: 'No route', messageZh: null, code: 'Error' };
  expect(body.items).toMatchObject([{ kind: name, everySeconds: 60, state: 'retry', failure }]);
  expect(Date.parse(body.items[0].dueAt)).toBeGreaterThan(Date.now());
  expect(await itemOf(admin, id)).toBeUndefined();
  await act(admin, id, 'cancel').expect(409);
  await official.get('/api/recurring-jobs').expect(403);
  const { text } = await admin.get('/metrics').expect(200);
  expect(text).toContain(`diming_jobs{kind="${name}",state="failing"} 1`);
});

it('tells whoever watches the service how many jobs stand where', async () => {
  await app.deps.jobs.runDue();
  await send(true);
  await expect(app.deps.jobs.runDue()).rejects.toThrow('No route');
  await send(false);
  const { text } = await admin.get('/metrics').expect(200);
  expect(text).toContain('diming_jobs{kind="test.screen",state="waiting"} 1');
  expect(text).toContain('diming_jobs{kind="test.screen",state="dead"} 1');
});
