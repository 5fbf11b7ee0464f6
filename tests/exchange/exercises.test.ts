import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { verifyAudit } from '#server/audit/verifyAudit.ts';
import { signedIn } from '#tests/support/signedIn.ts';
import { type TestAgent, type TestApp, testApp } from '#tests/support/testApp.ts';

const USERS = ['minzheng', 'shizhengfu', 'zhujian', 'shenqing', 'ziran'] as const;
const States = z.object({ items: z.object({ state: z.string() }).array() });
let app: TestApp;
let as: Record<(typeof USERS)[number], TestAgent>;

beforeAll(async () => {
  app = await testApp({ sample: true });
  as = await signedIn(app, USERS);
});
afterAll(() => app.close());

const inbox = async (agent: TestAgent): Promise<string[]> => {
  const { body } = await agent.get('/api/naming-cases').query({ box: 'inbox', limit: 50 }).expect(200);
  return States.parse(body)
    .items.map(({ state }) => state)
    .sort();
};

const mayLoad = async (): Promise<unknown> => (await as.minzheng.get('/api/facts').expect(200)).body.mayLoadExercises;

it.each([
  ['a working day', '2026-11-30T02:00:00.000Z'],
  ['the last day of a long holiday', '2027-02-21T02:00:00.000Z'],
])('is lawful on whatever day it is played: %s', async (_, day) => {
  const other = await testApp({ sample: true });
  try {
    other.clock.set(day);
    const agent = await other.signIn('minzheng');
    const { body } = await agent.post('/api/demo-exercises').expect(200);
    expect(body).toEqual({ cases: 9, reports: 1 });
  } finally {
    await other.close();
  }
});

it('gives everybody a case in the state that waits for him', async () => {
  expect(await mayLoad()).toBe(true);
  await as.minzheng.post('/api/demo-exercises').expect(200);
  expect(await inbox(as.shizhengfu)).toEqual(['submitted_to_approver']);
  expect(await inbox(as.zhujian)).toEqual(['consulting', 'submitted']);
  expect(await inbox(as.shenqing)).toEqual(['returned_for_correction']);
  const { body: tasks } = await as.ziran.get('/api/opinion-tasks').expect(200);
  expect(tasks.items[0]).toMatchObject({ caseName: '汉渠路' });
  const { body } = await as.minzheng.get('/api/names').query({ q: 'niushoushanlu' }).expect(200);
  expect(body.items[0]).toMatchObject({ name: '牛首山路', status: 'standard' });
});

it('leaves an audit trail that verifies, and is played once', async () => {
  expect((await verifyAudit(app.db)).faults).toEqual([]);
  expect(await mayLoad()).toBe(false);
  const { body } = await as.minzheng.post('/api/demo-exercises').expect(409);
  expect(body.detail_zh).toContain('已经装入');
});

it('is nothing for a register of record', async () => {
  await app.db.raw(`delete from setting where key in ('demonstration', 'exercises')`);
  await as.minzheng.post('/api/demo-exercises').expect(403);
});
