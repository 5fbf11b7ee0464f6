import { afterAll, beforeAll, expect, it } from 'vitest';
import { NameCheckReply, ruleCode } from '#server/detection/contract.ts';
import type { RuleChange, RuleRowItem } from '#server/detection/ruleChangeContract.ts';
import { type TestAgent, type TestApp, testApp } from '#tests/support/testApp.ts';
import { APPROVAL, type RuleDesk, ruleDesk, TODAY } from './ruleDesk.ts';

let app: TestApp;
let minzheng: TestAgent;
let desk: RuleDesk;
let approver: RuleDesk;
/** GF-4 of Nanchang as it ships: off. */
let model: RuleRowItem;

beforeAll(async () => {
  app = await testApp({ sample: true });
  app.clock.set(`${TODAY}T02:00:00.000Z`);
  minzheng = await app.signIn('minzheng');
  [desk, approver] = [ruleDesk(minzheng, app), ruleDesk(await app.signIn('admin'), app)];
  const { body } = await minzheng.get('/api/rule-rows').query({ kind: 'rule', q: 'GF-4', state: 'off' }).expect(200);
  model = body.items.find(({ jurisdiction }: RuleRowItem) => jurisdiction === '3601');
});
afterAll(() => app.close());

const LAW = {
  instrumentZh: '吴忠市地名管理办法',
  instrument: 'Measures of Wuzhong',
  articleZh: '第八条',
  article: 'art. 8',
};
const length = (jurisdiction: string, most: number, over: object = {}) => ({
  ...{ ...model.body, ...LAW, jurisdiction, enabled: true, verified: true },
  ...{ parameters: { mostQuarterCharacters: most, mostBuildingCharacters: most }, ...over },
});
const adding = (body: object) => ({ operation: 'add', kind: 'rule', body });
const sent = async (items: readonly object[]): Promise<RuleChange> =>
  desk.done((await desk.tried(await desk.drafted(items))).change, 'submit');
const approved = async (items: readonly object[]) => approver.done(await sent(items), 'approve', APPROVAL);

/** Length of a name of eight characters, where it is to stand. */
async function lengthIn(division: string): Promise<string[]> {
  const request = { name: '锦绣江南华庭小区', category: 'residential_area', division };
  const { body } = await minzheng.post('/api/name-checks').send(request).expect(200);
  const found = NameCheckReply.parse(body).findings.filter(({ rule }) => rule === 'GF-4');
  return found.map((finding) => `${ruleCode(finding)} v${finding.ruleVersion} ${finding.messageZh}`);
}
const rowOf = async (jurisdiction: string): Promise<RuleRowItem> => {
  const reply = await minzheng.get('/api/rule-rows').query({ kind: 'rule', q: 'GF-4', state: 'all' }).expect(200);
  return reply.body.items.filter((row: RuleRowItem) => row.jurisdiction === jurisdiction).at(-1);
};

it.each([
  ['a second row for the place of the first', () => length('3601', 6), '/items/0/body/jurisdiction'],
  ['the code of a city with its zeros', () => length('640300', 6), '/items/0/body/jurisdiction'],
  ['a township', () => length('640302001', 6), '/items/0/body/jurisdiction'],
  ['no law named', () => length('6403', 6, { instrument: ' ', instrumentZh: '' }), '/items/0/body/instrumentZh'],
  [
    'a result missing',
    () => length('6403', 6, { results: [{ ...Object(model.body.results)[0], result: 'OTHER' }] }),
    '/items/0/body/results',
  ],
])('a row with %s is refused at that field', async (_what, body, pointer) => {
  const reply = await desk.refused([adding(body())], 400);
  expect(reply.body.errors).toEqual([expect.objectContaining({ pointer })]);
});

it('a row keeps its place, and one change adds no two of one place', async () => {
  const { id: rowId, version: baseVersion, kind } = model;
  const moved = { operation: 'replace', kind, rowId, baseVersion, body: length('6403', 6) };
  expect((await desk.refused([moved], 400)).body.errors[0]).toMatchObject({ pointer: '/items/0/body/jurisdiction' });
  const twice = await desk.refused([adding(length('6403', 6)), adding(length('6403', 7))], 400);
  expect(twice.body.errors[0]).toMatchObject({ pointer: '/items/1' });
});

it('rows for a city and one of its counties are added, revised and ended, each for its own place', async () => {
  expect(await lengthIn('640302')).toEqual([]);
  await approved([adding(length('6403', 7)), adding(length('640302', 5))]);
  expect(await lengthIn('640302')).toEqual(['GF-4@640302 v1 名称8字，超过5字']);
  expect(await lengthIn('640381')).toEqual(['GF-4@6403 v1 名称8字，超过7字']);
  expect(await lengthIn('640104')).toEqual([]);
  const { id: rowId, version: baseVersion, body } = await rowOf('640302');
  await approved([
    { operation: 'replace', kind: 'rule', rowId, baseVersion, body: { ...body, ...length('640302', 6) } },
  ]);
  expect(await lengthIn('640302')).toEqual(['GF-4@640302 v2 名称8字，超过6字']);
  expect(await lengthIn('640381')).toEqual(['GF-4@6403 v1 名称8字，超过7字']);
  const revised = await rowOf('640302');
  await approved([{ operation: 'end', kind: 'rule', rowId, baseVersion: revised.version }]);
  expect(await lengthIn('640302')).toEqual(['GF-4@6403 v1 名称8字，超过7字']);
});

it('of two drafts that add a row for one place only the first takes force', async () => {
  const [first, second] = [await sent([adding(length('640303', 4))]), await sent([adding(length('640303', 5))])];
  await approver.done(first, 'approve', APPROVAL);
  app.clock.set(`${TODAY}T03:00:00.000Z`);
  const { change } = await desk.tried(second);
  const reply = await approver.post(change, 'approve', APPROVAL).expect(409);
  expect(reply.body).toMatchObject({ code: 'two-rows', detail_zh: expect.stringContaining('640303') });
});

it('a county adds a row for itself and for nobody else', async () => {
  const yanchi = ruleDesk(await app.signIn('yanchi'), app);
  await yanchi.refused([adding(length('640302', 6))], 403);
  expect((await yanchi.drafted([adding(length('640323', 6))])).items).toHaveLength(1);
});
