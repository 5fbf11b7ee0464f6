import { afterAll, beforeAll, expect, it } from 'vitest';
import type { DisputeIncident, Interim } from '#server/disputes/interim/interimContract.ts';
import { run, sql } from '#server/platform/db/sql.ts';
import type { TestAgent } from '#tests/support/testApp.ts';
import { type DisputeOffices, disputeOffices, registered, SIDES } from './disputeOffices.ts';

let app: DisputeOffices;
let jiexian: TestAgent;
let yanchi: TestAgent;
let tongxin: TestAgent;
let path: string;
beforeAll(async () => {
  app = await disputeOffices();
  ({ jiexian, yanchi, tongxin } = app);
  app.clock.set('2026-03-02T02:00:00.000Z');
  const { id } = await registered(yanchi, SIDES);
  path = `/api/disputes/${id}`;
});
afterAll(() => app.close());

const read = async (agent: TestAgent): Promise<Interim> => (await agent.get(`${path}/interim`).expect(200)).body;
const anIncident = (over: object = {}) => ({
  ...{ acts: ['VIOLENCE', 'PROPERTY'], happenedAt: '2026-03-01T06:00:00.000Z', place: '某滩地（示例）' },
  ...{ what: '双方群众发生冲突（示例）', hurt: 2, position: [106.69, 37.21] },
  ...over,
});
const work = (agent: TestAgent, { id, version }: DisputeIncident, name: string, body: object) =>
  agent.post(`${path}/incidents/${id}/${name}`).set('If-Match', `"${version}"`).send(body);

it('shows duties and what a breach leads to as rows with their articles, and measures of each side', async () => {
  const { duties, targets } = await read(yanchi);
  expect(duties.filter(({ kind }) => kind === 'prohibited').map(({ id }) => id)).toEqual([
    ...['MIGRATION', 'SET_UP_ORGAN', 'RESOURCE_DAMAGE', 'VIOLENCE', 'PROPERTY'],
  ]);
  expect(duties.filter(({ kind }) => kind === 'consequence').map(({ article }) => article)).toEqual([
    ...['BD art. 18', 'BD art. 19', 'BD art. 20'],
  ]);
  expect(targets.every(({ verified }) => !verified)).toBe(true);
  const measure = { part: 'a', takenOn: '2026-03-01', takenBy: '某乡政府（示例）', what: '劝离双方群众（示例）' };
  const { body } = await yanchi.post(`${path}/interim/measures`).send(measure).expect(201);
  expect(body.measures).toMatchObject([{ ...measure, organisation: '盐池县民政局' }]);
  await tongxin.post(`${path}/interim/measures`).send(measure).expect(403);
  await yanchi
    .post(`${path}/interim/measures`)
    .send({ ...measure, takenOn: '2999-01-01' })
    .expect(400);
});

it('asks both sides for a dispatch and a report at once, counts the hours, and is closed with them or with a reason', async () => {
  await yanchi
    .post(`${path}/incidents`)
    .send(anIncident({ happenedAt: '2999-01-01T00:00:00Z' }))
    .expect(400);
  await yanchi
    .post(`${path}/incidents`)
    .send(anIncident({ acts: [] }))
    .expect(400);
  const reported = (await yanchi.post(`${path}/incidents`).send(anIncident()).expect(201)).body as Interim;
  const [first] = reported.incidents;
  if (!first) throw new Error('It was recorded');
  expect(first.owed.map(({ hours, overdue, at }) => [hours, overdue, at])).toEqual(Array(4).fill([20, true, null]));
  const sent = { side: 'a', kind: 'dispatch', at: '2026-03-01T07:30:00.000Z', who: '某副县长（示例）' };
  await work(tongxin, first, 'responses', sent).expect(403);
  await work(yanchi, first, 'responses', { ...sent, at: '2026-03-01T05:00:00.000Z' }).expect(400);
  const answered = (await work(yanchi, first, 'responses', sent).expect(200)).body as Interim;
  const [second] = answered.incidents;
  if (!second) throw new Error('It is there');
  expect(second.owed[0]).toMatchObject({ hours: 1.5, overdue: false, who: '某副县长（示例）' });
  await work(yanchi, first, 'responses', sent).expect(412);
  const { body: refusal } = await work(jiexian, second, 'close', { outcome: '已平息' }).expect(400);
  expect(refusal.errors[0]).toMatchObject({ pointer: '/withoutReason', detail_zh: expect.stringContaining('3') });
  const closed = (await work(jiexian, second, 'close', { outcome: '已平息', withoutReason: '补报中' }).expect(200))
    .body;
  expect(closed.incidents[0]).toMatchObject({ outcome: '已平息', withoutReason: '补报中', version: 3 });
  await work(yanchi, closed.incidents[0], 'responses', sent).expect(409);
});

it('is nobody’s outside, and is over with the dispute', async () => {
  const zhujianju = await app.signIn('zhujianju');
  await zhujianju.get(`${path}/interim`).expect(404);
  await run(app.db, sql`update dispute set state = 'archived' where id = ${path.split('/')[3] ?? ''}`);
  expect((await read(yanchi)).parts).toEqual([]);
  await yanchi.post(`${path}/incidents`).send(anIncident()).expect(409);
});
