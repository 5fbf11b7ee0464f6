import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { escalate } from '#server/naming/escalation/escalate.ts';
import type { MatterDetail } from '#server/naming/supervision/matterContract.ts';
import { one, sql } from '#server/platform/db/sql.ts';
import { aReport } from '#tests/support/aMatter.ts';
import { type TestAgent, type TestApp, testApp } from '#tests/support/testApp.ts';

let app: TestApp;
let office: TestAgent;
beforeAll(async () => {
  app = await testApp({ sample: true });
  app.clock.set('2026-03-02T02:00:00.000Z');
  office = await app.signIn('minzheng');
});
afterAll(() => app.close());

const MATTER = {
  liability: 'standard_name_not_used',
  subjectName: '某置业公司',
  subjectKind: 'unit',
  division: '640302',
  foundOn: '2026-03-01',
  facts: '楼盘广告未使用标准地名。',
};
const ORDER = {
  kind: 'correction_order',
  documentNo: '吴民改〔2026〕2号',
  onDay: '2026-03-02',
  dueOn: '2026-03-12',
  text: '改用标准地名',
};
const PERSON = { person: '张某', capacity: 'legal_representative', openedOn: '2026-03-13' };

async function opened(over: object = {}): Promise<MatterDetail> {
  app.clock.set('2026-03-02T02:00:00.000Z');
  return (
    await office
      .post('/api/supervision-matters')
      .send({ ...MATTER, ...over })
      .expect(201)
  ).body;
}
const send = (found: MatterDetail, path: string, body: object, agent = office) =>
  agent.post(`/api/supervision-matters/${found.id}/${path}`).set('If-Match', `"${found.version}"`).send(body);
const done = async (found: MatterDetail, path: string, body: object): Promise<MatterDetail> =>
  (await send(found, path, body).expect(200)).body;

/** An order that was not obeyed: only then does art. 37 know a fine. */
async function afterFailedOrder(): Promise<MatterDetail> {
  let found = await done(await opened(), 'measures', ORDER);
  app.clock.set('2026-03-13T02:00:00.000Z');
  const measureId = found.measures[0]?.id;
  found = await done(found, 'check', {
    measureId,
    outcome: 'not_corrected',
    checkedOn: '2026-03-13',
    note: '逾期未改',
  });
  return found;
}

describe('measures of supervision', () => {
  it('notice, interview and completion, with the clock that the notice sets', async () => {
    let found = await opened();
    expect(found).toMatchObject({
      matterNo: '640300-JD-2026-0001',
      liability: { articleZh: '第三十七条' },
      reported: false,
    });
    expect(found.acts).toEqual(['measure', 'noBreach', 'refer']);
    const notice = {
      kind: 'rectification_notice',
      documentNo: '吴民改〔2026〕1号',
      onDay: '2026-03-02',
      text: '请于期限内整改',
    };
    expect((await send(found, 'measures', notice).expect(400)).body.errors[0].pointer).toBe('/dueOn');
    await send(found, 'measures', { ...notice, dueOn: '2026-03-02' }).expect(400);
    await send(found, 'measures', { ...notice, dueOn: '2026-03-12', onDay: '2026-03-03' }).expect(400);
    found = await done(found, 'measures', { ...notice, dueOn: '2026-03-12' });
    found = await done(found, 'measures', {
      kind: 'interview',
      onDay: '2026-03-02',
      text: '约谈负责人',
      attendees: '张某',
    });
    expect(found.measures.map((m) => [m.kind, m.light, m.articleZh])).toEqual([
      ['rectification_notice', 'green', '地名管理条例第三十一条'],
      ['interview', null, '地名管理条例第三十一条'],
    ]);
    expect(found.acts).not.toContain('complete');
    const check = { measureId: found.measures[0]?.id, checkedOn: '2026-03-02', note: '已更换广告' };
    expect((await send(found, 'check', { ...check, outcome: 'not_corrected' }).expect(409)).body.code).toBe('not-due');
    found = await done(found, 'check', { ...check, outcome: 'corrected' });
    found = await done(found, 'complete', { outcome: '整改到位' });
    expect(found).toMatchObject({ state: 'completed', acts: [], measures: [{ light: 'done' }, {}] });
    await send(found, 'measures', notice).expect(409);
  });

  it('are only those of the law: its measures, its organ, its order', async () => {
    const found = await opened();
    expect(found.measureKinds).toEqual(['rectification_notice', 'interview', 'publicity', 'correction_order']);
    const day = { onDay: '2026-03-02', text: '予以通报' };
    expect((await send(found, 'measures', { ...day, kind: 'public_criticism' }).expect(409)).body.code).toBe(
      'measure-not-open',
    );
    expect((await send(found, 'measures', { ...day, kind: 'ban' }).expect(409)).body.code).toBe('measure-not-open');
    expect((await send(found, 'measures', { ...day, kind: 'shouting' }).expect(400)).body.errors[0].pointer).toBe(
      '/kind',
    );
    const unauthorised = await opened({ liability: 'unauthorised_naming' });
    const refused = await send(unauthorised, 'measures', ORDER).expect(409);
    expect(refused.body).toMatchObject({ code: 'not-our-power', detail_zh: expect.stringContaining('第三十六条') });
    const referred = await done(unauthorised, 'refer', { to: '吴忠市人民政府', reason: '有审批权的机关' });
    expect(referred).toMatchObject({ state: 'referred', referredTo: '吴忠市人民政府' });
    const failed = await afterFailedOrder();
    expect(failed.measureKinds).toContain('public_criticism');
  });

  it('are those of one office; its superior reads, another county does not', async () => {
    const found = await opened({ division: '640323' });
    const yanchi = await app.signIn('yanchi');
    expect((await yanchi.get(`/api/supervision-matters/${found.id}`).expect(200)).body.acts).toEqual([]);
    await send(found, 'measures', ORDER, yanchi).expect(403);
    const ours = await opened();
    await yanchi.get(`/api/supervision-matters/${ours.id}`).expect(404);
    const auditor = await app.signIn('shenji');
    expect((await auditor.get('/api/supervision-matters').expect(200)).body.items.length).toBeGreaterThan(1);
    await send(ours, 'measures', ORDER, auditor).expect(403);
    await send({ ...ours, version: 7 }, 'measures', ORDER).expect(412);
  });

  it('open only under a row in force, with links into our own divisions', async () => {
    const create = (over: object) => office.post('/api/supervision-matters').send({ ...MATTER, ...over });
    expect((await create({ liability: 'littering' }).expect(400)).body.errors[0].pointer).toBe('/liability');
    await create({ foundOn: '2021-01-01' }).expect(400);
    await create({ foundOn: '2027-01-01' }).expect(400);
    const places = await office.get('/api/places').query({ division: '640302', category: 'street' }).expect(200);
    const placeId = places.body.items[0].id;
    const name = { placeId, name: '曼哈顿大道', evidence: '售楼处广告', seenOn: '2026-03-01' };
    const { nameId } = (await office.post('/api/promotional-names').send(name).expect(201)).body;
    const used = await office.get('/api/used-names').expect(200);
    expect(used.body.items).toMatchObject([{ id: nameId, name: '曼哈顿大道', placeId }]);
    const linked = (await create({ usedNameId: nameId }).expect(201)).body;
    expect(linked).toMatchObject({ usedName: { name: '曼哈顿大道', evidence: '售楼处广告' }, place: { id: placeId } });
    const yanchi = await app.signIn('yanchi');
    const theirs = await yanchi
      .post('/api/supervision-matters')
      .send({ ...MATTER, division: '640323', usedNameId: nameId });
    expect([theirs.status, theirs.body.errors[0].pointer]).toEqual([400, '/usedNameId']);
  });
});

describe('a penalty case is recorded with its limits', () => {
  it('after an order that failed, informed before decided, within the amounts of the row', async () => {
    const early = await opened();
    await send(early, 'penalties', { ...PERSON, openedOn: '2026-03-02' }).expect(409);
    let found = await done(await afterFailedOrder(), 'penalties', PERSON);
    expect(found.penalties).toMatchObject([
      { decideBy: '2026-06-11', limitationOn: null, fineMin: 2000, fineMax: 10_000, outcome: null },
    ]);
    const penaltyId = found.penalties[0]?.id;
    const decision = {
      penaltyId,
      outcome: 'fined',
      amount: 3000,
      decidedOn: '2026-03-20',
      decidedBy: '吴忠市民政局',
      documentNo: '吴民罚〔2026〕1号',
    };
    app.clock.set('2026-03-20T02:00:00.000Z');
    expect((await send(found, 'penalty-decision', decision).expect(409)).body.code).toBe('not-informed');
    await send(found, 'penalty-informed', { penaltyId, informedOn: '2026-03-12' }).expect(400);
    found = await done(found, 'penalty-informed', { penaltyId, informedOn: '2026-03-15' });
    await send(found, 'penalty-decision', { ...decision, decidedOn: '2026-03-14' }).expect(409);
    for (const amount of [1999, 10_001, 0]) {
      const refused = await send(found, 'penalty-decision', { ...decision, amount }).expect(400);
      expect(refused.body.errors[0]).toMatchObject({ pointer: '/amount', code: 'outside-range' });
    }
    await send(found, 'penalty-decision', { ...decision, amount: undefined }).expect(400);
    await send(found, 'penalty-decision', { ...decision, outcome: 'not_fined' }).expect(400);
    await send(found, 'complete', { outcome: '办结' }).expect(409);
    found = await done(found, 'penalty-decision', decision);
    expect(found.penalties).toMatchObject([{ outcome: 'fined', amount: 3000, light: 'done' }]);
    await send(found, 'penalty-decision', decision).expect(409);
    expect((await done(found, 'complete', { outcome: '办结' })).state).toBe('completed');
  });

  it('falls on persons of the row, and not on an act found after two years', async () => {
    const found = await afterFailedOrder();
    const refused = await send(found, 'penalties', { ...PERSON, capacity: 'responsible_person' }).expect(400);
    expect(refused.body.errors[0].pointer).toBe('/capacity');
    const old = await send(found, 'penalties', { ...PERSON, actEndedOn: '2024-02-28' }).expect(400);
    expect(old.body.errors[0]).toMatchObject({ pointer: '/actEndedOn', code: 'limitation' });
    const within = await done(found, 'penalties', { ...PERSON, actEndedOn: '2024-03-01' });
    expect(within.penalties).toMatchObject([{ limitationOn: '2026-03-01' }]);
  });

  it('at once for damaged signs, never where the row knows no fine', async () => {
    const sign = await opened({ liability: 'sign_damage' });
    const found = await done(sign, 'penalties', { ...PERSON, capacity: 'responsible_person', openedOn: '2026-03-02' });
    expect(found.penalties).toMatchObject([{ fineMin: 1000, fineMax: 5000, decideBy: '2026-05-31' }]);
    const filing = await opened({ liability: 'no_filing', subjectKind: 'office' });
    expect(filing.acts).not.toContain('openPenalty');
    await send(filing, 'penalties', PERSON).expect(409);
  });
});

it('a report that nobody accepted in time is told to its office, the head, and the authority above by number alone', async () => {
  app.clock.set('2026-04-13T02:00:00.000Z');
  const id = await aReport(app, office);
  const { reportNo } = (await office.get(`/api/violation-reports/${id}`).expect(200)).body;
  app.clock.set('2026-04-27T02:00:00.000Z');
  await escalate(app.deps);
  const told = await one(
    app.db,
    z.object({ rules: z.string(), notes: z.string() }),
    sql`select (select string_agg(rule, ' ' order by rule) from escalation where source_id = ${id}) as rules,
               (select string_agg(note::text, ' ') from notification where note->>'subjectId' = ${id}::text) as notes`,
  );
  expect(told.rules).toBe('overdue-head overdue-higher overdue-officer');
  expect(told.notes).toContain(reportNo);
  expect(told.notes).not.toMatch(/裕民街|路牌/);
});
