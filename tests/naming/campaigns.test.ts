import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { many, run, sql } from '#server/platform/db/sql.ts';
import { act, aPdf, consultedCase, reload } from '#tests/support/aCase.ts';
import { signedIn } from '#tests/support/signedIn.ts';
import { type TestAgent, type TestApp, testApp } from '#tests/support/testApp.ts';
import {
  aCampaign,
  aCorrection,
  aRegisteredQuarter,
  broughtToCorrection,
  candidatesOf,
  itemsOf,
  nameOf,
  OPINION,
  onItem,
  opened,
  PROPOSAL,
  read,
  readItem,
  SURVEY,
  scanned,
  stage,
  toStandard,
} from './campaignOffice.ts';

const USERS = ['minzheng', 'yanchi', 'zhujian', 'zhujianju', 'shenji', 'fagai'] as const;
let app: TestApp;
let as: Record<(typeof USERS)[number], TestAgent>;
const places: Record<string, string> = {};

beforeAll(async () => {
  app = await testApp({ sample: true });
  app.clock.set('2026-03-02T02:00:00.000Z');
  as = await signedIn(app, USERS);
  places.grand = await aRegisteredQuarter(app, '吴忠中央首府小区', { county: '640302', lonLat: [106.2, 37.99] });
  places.royal = await aRegisteredQuarter(app, '皇庭御府', { county: '640302', lonLat: [106.21, 37.98] });
  places.yanchi = await aRegisteredQuarter(app, '曼哈顿花园', { county: '640323', lonLat: [107.4, 37.78] });
});
afterAll(() => app.close());

describe('a clean-up campaign', () => {
  let campaign: string;
  let grand: string;
  let renaming: string;

  it('scans in the background, proposes with evidence, and lists nothing by itself', async () => {
    campaign = (await opened(as.minzheng)).id;
    const done = await scanned(app, as.minzheng, campaign);
    expect(done.scan).toMatchObject({ state: 'done', hits: 3 });
    expect(done.state).toBe('candidates');
    const found = await candidatesOf(as.minzheng, campaign);
    expect(found.map(({ name, classes, standing }) => [name, classes, standing])).toEqual([
      ['皇庭御府', ['怪'], 'open'],
      ['吴忠中央首府小区', ['大'], 'open'],
      ['曼哈顿花园', ['洋'], 'open'],
    ]);
    const said = found[1]?.findings.find(({ rule }) => rule === 'DA-1');
    expect(said).toMatchObject({ ruleVersion: 1, span: { text: '中央' } });
    expect(await itemsOf(as.minzheng, campaign)).toEqual([]);
    expect(done.statistics.map((row) => [row.countyCode, row.candidates, row.listed])).toEqual([
      ['640302', 2, 0],
      ['640323', 1, 0],
    ]);
    await as.minzheng
      .post(`/api/campaigns/${campaign}/begin-survey`)
      .set('If-Match', `"${done.version}"`)
      .send({})
      .expect(409);
  });

  it('is listed by a person with a reason; a second scan leaves what was decided', async () => {
    const found = await candidatesOf(as.minzheng, campaign);
    const names = [nameOf(found, '吴忠中央首府小区')];
    const list = (agent: TestAgent, body: object) => agent.post(`/api/campaigns/${campaign}/items`).send(body);
    await list(as.minzheng, { names, reason: ' ' }).expect(400);
    await list(as.shenji, { names, reason: '夸大其词' }).expect(403);
    await list(as.yanchi, { names, reason: '夸大其词' }).expect(404);
    expect((await list(as.minzheng, { names, reason: '使用“中央”“首府”，与规模不符' }).expect(200)).body).toEqual({
      changed: 1,
    });
    expect((await list(as.minzheng, { names, reason: '重复列入' }).expect(200)).body).toEqual({ changed: 0 });
    const aside = { names: [nameOf(found, '皇庭御府')], reason: '历史沿用，群众认可' };
    await as.minzheng.post(`/api/campaigns/${campaign}/set-aside`).send(aside).expect(200);
    await scanned(app, as.minzheng, campaign);
    const again = await candidatesOf(as.minzheng, campaign);
    expect(again.map(({ standing }) => standing).sort()).toEqual(['listed', 'open', 'set_aside']);
    const [item] = await itemsOf(as.minzheng, campaign);
    grand = item?.id ?? '';
    expect(item).toMatchObject({ classes: ['大'], state: 'listed', reason: '使用“中央”“首府”，与规模不符' });
  });

  it('lets a county see and work on its own names only', async () => {
    const theirs = await candidatesOf(as.yanchi, campaign);
    expect(theirs.map(({ name }) => name)).toEqual(['曼哈顿花园']);
    expect(await itemsOf(as.yanchi, campaign)).toEqual([]);
    await as.yanchi.get(`/api/campaign-items/${grand}`).expect(404);
    const seen = await read(as.yanchi, campaign);
    expect(seen).toMatchObject({ own: false, acts: [], statistics: [{ countyCode: '640323' }] });
    expect(seen.scan?.hits).toBe(seen.statistics[0]?.candidates);
    await as.yanchi.post(`/api/campaigns/${campaign}/scan`).send({}).expect(403);
    await as.fagai.get('/api/campaigns').expect(403);
    const own = await opened(as.yanchi, { division: '640323' });
    await as.yanchi.post('/api/campaigns').send(aCampaign()).expect(404);
    expect(own.campaignNo).toBe('640323-QZ-2026-001');
  });

  it('goes through survey, experts and notice, each with its own guard', async () => {
    await stage(as.minzheng, campaign, 'begin-survey');
    const early = await read(as.minzheng, campaign);
    expect(early.blockedActs.map((blocked) => blocked.act)).toContain('beginReview');
    const stale = await as.minzheng.post(`/api/campaign-items/${grand}/survey`).set('If-Match', '"7"').send(SURVEY);
    expect(stale.status).toBe(412);
    const future = { ...SURVEY, surveyedOn: '2026-03-03' };
    const bad = await as.minzheng.post(`/api/campaign-items/${grand}/survey`).set('If-Match', '"1"').send(future);
    expect([bad.status, bad.body.errors[0].pointer]).toEqual([400, '/surveyedOn']);
    await as.minzheng.post(`/api/campaign-items/${grand}/review`).set('If-Match', '"1"').send(OPINION).expect(409);
    await onItem(as.minzheng, grand, 'survey', SURVEY);
    await stage(as.minzheng, campaign, 'begin-review');
    await onItem(as.minzheng, grand, 'review', { ...OPINION, expert: '专家乙', opinion: 'abstain' });
    const reviewed = await onItem(as.minzheng, grand, 'review', OPINION);
    expect(reviewed.opinions).toHaveLength(2);
    await onItem(as.minzheng, grand, 'propose', PROPOSAL);
    const noticed = await stage(as.minzheng, campaign, 'begin-notice', { text: '公示期内可提出意见。' });
    expect(noticed.notice).toMatchObject({ startsOn: '2026-03-02', endsOn: '2026-03-09', over: false });
    expect((await readItem(as.minzheng, grand)).blockedActs[0]?.act).toBe('decide');
    app.clock.set('2026-03-10T02:00:00.000Z');
    const decision = { decision: 'correct', reason: '专家一致建议更名，公示无异议' };
    const { version } = await readItem(as.minzheng, grand);
    const undated = as.minzheng.post(`/api/campaign-items/${grand}/decide`).set('If-Match', `"${version}"`);
    await undated.send(decision).expect(400);
    const decided = await onItem(as.minzheng, grand, 'decide', { ...decision, dueOn: '2026-06-30' });
    expect(decided).toMatchObject({ state: 'to_correct', decision: 'correct', dueOn: '2026-06-30' });
    await stage(as.minzheng, campaign, 'begin-correction');
  });

  it('corrects through an ordinary renaming case, whose outcome the list follows', async () => {
    const correction = aCorrection('首善苑');
    const correcting = await onItem(as.minzheng, grand, 'correct', correction);
    expect(correcting).toMatchObject({ state: 'correcting', case: { state: 'draft' } });
    renaming = correcting.case?.id ?? '';
    let found = await reload(as.minzheng, renaming);
    expect(found).toMatchObject({ variant: 'housing', placeId: places.grand, divisionCode: '640302' });
    await as.minzheng
      .post(`/api/naming-cases/${renaming}/attachments`)
      .attach('file', aPdf(), '申请书.pdf')
      .expect(200);
    found = await consultedCase(as.zhujian, await act(as.minzheng, found, 'submit'), ['development_reform']);
    expect(found.placeId).toBe(places.grand);
    expect((await readItem(as.minzheng, grand)).state).toBe('correcting');
    found = await toStandard(app, as, found);
    expect(found.state).toBe('standard');
    const place = (await as.minzheng.get(`/api/places/${places.grand}`).expect(200)).body;
    expect(place.standardName).toBe('首善苑');
    const former = place.names.find((name: { name: string }) => name.name === '吴忠中央首府小区');
    expect(former).toMatchObject({ status: 'former', validTo: '2026-03-18' });
    expect(place.events.map((event: { kind: string }) => event.kind)).toContain('renamed');
    expect(await readItem(as.minzheng, grand)).toMatchObject({ state: 'corrected', newName: '首善苑', openTasks: 4 });
  });

  it('is closed only when signs, maps, addresses and publications follow', async () => {
    await stage(as.minzheng, campaign, 'begin-consolidation');
    const { version } = await read(as.minzheng, campaign);
    const summary = { summary: '完成更名一处。' };
    const open = await as.minzheng
      .post(`/api/campaigns/${campaign}/close`)
      .set('If-Match', `"${version}"`)
      .send(summary);
    expect([open.status, open.body.code]).toEqual([409, 'follow-up-open']);
    for (const kind of ['sign', 'map', 'address', 'publication']) {
      await onItem(as.minzheng, grand, 'follow-up', { kind, outcome: 'done', doneOn: '2026-03-18', note: '已更新' });
    }
    const closed = await stage(as.minzheng, campaign, 'close', summary);
    expect(closed).toMatchObject({ state: 'closed', listed: 1, corrected: 1, acts: [] });
    const csv = await as.minzheng.get(`/api/campaigns/${campaign}/export`).query({ table: 'statistics' }).expect(200);
    expect(csv.text).toContain('640302,利通区,2,0,1,1,0,0,0,0,1,1,0');
    const actions = await many(
      app.db,
      z.object({ action: z.string() }),
      sql`select action from audit_entry where subject_id in (${campaign}, ${grand}) order by id`,
    );
    expect(actions.map(({ action }) => action)).toEqual(
      expect.arrayContaining([
        'campaigns.list',
        'campaigns.set-aside',
        'campaigns.decide',
        'campaigns.correct',
        'campaigns.close',
      ]),
    );
  });
});

describe('a renaming that is refused', () => {
  it('leaves the place, its standard name and the list as they were', async () => {
    const campaign = (await opened(as.minzheng)).id;
    await scanned(app, as.minzheng, campaign);
    const names = [nameOf(await candidatesOf(as.minzheng, campaign), '皇庭御府')];
    await as.minzheng.post(`/api/campaigns/${campaign}/items`).send({ names, reason: '封建色彩' }).expect(200);
    const [item] = await itemsOf(as.minzheng, campaign);
    const id = item?.id ?? '';
    await broughtToCorrection(as.minzheng, campaign, id, () => app.clock.set('2026-04-02T02:00:00.000Z'));
    const correction = aCorrection('御福苑');
    await run(app.db, sql`update place set geom = st_centroid(geom) where id = ${places.royal ?? ''}`);
    const undrawn = await onItem(as.minzheng, id, 'correct', correction);
    const draft = await reload(as.minzheng, undrawn.case?.id ?? '');
    expect(draft).toMatchObject({ state: 'draft', geometry: null });
    await act(as.minzheng, draft, 'withdraw', { reason: '先补充图形' });
    await run(
      app.db,
      sql`update place set geom = st_envelope(st_buffer(geom, 0.001)) where id = ${places.royal ?? ''}`,
    );
    const { case: renaming } = await onItem(as.minzheng, id, 'correct', correction);
    const found = await reload(as.minzheng, renaming?.id ?? '');
    await as.minzheng
      .post(`/api/naming-cases/${found.id}/attachments`)
      .attach('file', aPdf(), '申请书.pdf')
      .expect(200);
    await consultedCase(as.zhujian, await act(as.minzheng, found, 'submit'), ['development_reform']);
    await act(as.minzheng, await reload(as.minzheng, found.id), 'withdraw', { reason: '改由业主申请' });
    const place = (await as.minzheng.get(`/api/places/${places.royal}`).expect(200)).body;
    expect(place).toMatchObject({ status: 'live', standardName: '皇庭御府' });
    expect(await readItem(as.minzheng, id)).toMatchObject({ state: 'to_correct', acts: ['correct', 'refer'] });
    await onItem(as.minzheng, id, 'refer', { to: '吴忠市自然资源局', reason: '由其办理' });
    expect((await stage(as.minzheng, campaign, 'begin-consolidation')).acts).toContain('close');
  });
});

describe('a promotional name', () => {
  it('is kept apart from the standard name, shown to offices only, and never twice', async () => {
    const given = { placeId: places.yanchi, name: '=曼城国际公馆', evidence: '售楼广告', seenOn: '2026-03-01' };
    const reply = await as.yanchi.post('/api/promotional-names').send(given).expect(201);
    expect(reply.body).toMatchObject({ name: '=曼城国际公馆', standardName: '曼哈顿花园' });
    await as.yanchi.post('/api/promotional-names').send(given).expect(409);
    await as.yanchi
      .post('/api/promotional-names')
      .send({ ...given, name: '曼哈顿花园' })
      .expect(400);
    await as.yanchi
      .post('/api/promotional-names')
      .send({ ...given, placeId: places.grand })
      .expect(404);
    const office = (await as.yanchi.get(`/api/places/${places.yanchi}`).expect(200)).body;
    expect(office.standardName).toBe('曼哈顿花园');
    expect(office.names).toContainEqual(expect.objectContaining({ kind: 'promotional', status: 'unapproved' }));
    const outside = (await as.fagai.get('/api/names').query({ q: '曼城国际公馆' }).expect(200)).body;
    expect(outside.items).toEqual([]);
  });
});
