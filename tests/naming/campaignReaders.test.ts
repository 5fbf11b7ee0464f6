import { randomUUID } from 'node:crypto';
import supertest from 'supertest';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { visibleCampaigns } from '#server/naming/campaigns/visibleCampaigns.ts';
import { many, run, sql } from '#server/platform/db/sql.ts';
import type { Actor } from '#server/platform/http/actor.ts';
import { signedIn } from '#tests/support/signedIn.ts';
import { type TestAgent, type TestApp, testApp } from '#tests/support/testApp.ts';
import {
  aRegisteredQuarter,
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
} from './campaignOffice.ts';

const USERS = ['minzheng', 'yanchi', 'shenji'] as const;
let app: TestApp;
let as: Record<(typeof USERS)[number], TestAgent>;
let campaign: string;
let grand: string;
let place: string;

beforeAll(async () => {
  app = await testApp({ sample: true });
  app.clock.set('2026-03-02T02:00:00.000Z');
  as = await signedIn(app, USERS);
  place = await aRegisteredQuarter(app, '吴忠中央首府小区', { county: '640302', lonLat: [106.2, 37.99] });
  await aRegisteredQuarter(app, '皇庭御府', { county: '640302', lonLat: [106.21, 37.98] });
  campaign = (await opened(as.minzheng)).id;
  await scanned(app, as.minzheng, campaign);
  const names = [nameOf(await candidatesOf(as.minzheng, campaign), '吴忠中央首府小区')];
  const listing = { names, reason: '使用“中央”“首府”，与规模不符' };
  await as.minzheng.post(`/api/campaigns/${campaign}/items`).send(listing).expect(200);
  grand = (await itemsOf(as.minzheng, campaign))[0]?.id ?? '';
  await stage(as.minzheng, campaign, 'begin-survey');
  await onItem(as.minzheng, grand, 'survey', SURVEY);
  await stage(as.minzheng, campaign, 'begin-review');
  await onItem(as.minzheng, grand, 'review', OPINION);
  const unproposed = (await read(as.minzheng, campaign)).blockedActs.find(({ act }) => act === 'beginNotice');
  expect(unproposed?.detailZh).toBe('还有 1 个地名没有拟处理意见。');
  const list = async () =>
    (await as.minzheng.get(`/api/campaigns/${campaign}/export`).query({ table: 'items' }).expect(200)).text;
  expect(await list()).not.toContain('拟更名');
  await onItem(as.minzheng, grand, 'propose', PROPOSAL);
  expect(await list()).toContain('拟处理,拟处理理由,状态');
  expect(await list()).toContain(`拟更名,${PROPOSAL.text},已论证`);
  await supertest(app.app).get(`/notices/campaign/${campaign}`).expect(404);
  await stage(as.minzheng, campaign, 'begin-notice', { text: '公示期内可提出意见。' });
});
afterAll(() => app.close());

const OBJECTION = { stance: 'object', text: '邻近小区同名多年，不必更改。', name: '王某', contact: '13800000000' };
const object = (fields: object) =>
  supertest(app.app).post(`/notices/campaign/${campaign}/objections`).type('form').send(fields);
const publicText = async (path: string): Promise<string> => (await supertest(app.app).get(path).expect(200)).text;

it('is on notice for everybody: names, evidence and proposal, nothing internal', async () => {
  const page = () => publicText(`/notices/campaign/${campaign}`);
  const first = await page();
  for (const told of [
    ...['吴忠中央首府小区', '刻意夸大', '“中央”有刻意夸大之嫌', '民发〔2018〕146号', '拟更名', PROPOSAL.text],
    ...['2026-03-02 – 2026-03-09', '公示期内可提出意见。', `action="/notices/campaign/${campaign}/objections#result"`],
  ]) {
    expect(first).toContain(told);
  }
  expect(first).not.toMatch(/“首府”，与规模不符|开发商|专家|建议更名|DA-1|皇庭御府|经办/);
  expect(await publicText(`/notices/campaign/${campaign}?lang=en`)).toContain('To be renamed');
  expect(await publicText('/notices?kind=campaign')).toContain(`/notices/campaign/${campaign}`);
  expect(await publicText('/notices?kind=notice')).not.toContain(campaign);
  expect(await publicText('/announcements.atom')).toContain(`/notices/campaign/${campaign}</id>`);

  const clash = {
    placeId: randomUUID(),
    romanTone: null,
    status: 'reserved',
    divisionName: null,
    scope: '县',
    geometry: null,
  };
  const [hidden, open] = [
    { clash: { ...clash, nameId: randomUUID(), name: '预留苑' }, messageZh: '与“预留苑”重名' },
    {
      clash: { ...clash, nameId: nameOf(await candidatesOf(as.minzheng, campaign), '皇庭御府'), name: '皇庭御府' },
      messageZh: '与“皇庭御府”重名',
    },
  ];
  await run(
    app.db,
    sql`update campaign_item i set findings = (select jsonb_agg(f || h) from jsonb_array_elements(i.findings) f,
          jsonb_array_elements(${JSON.stringify([hidden, open])}::jsonb) h where f ->> 'rule' = 'DA-1') where id = ${grand}`,
  );
  const clashing = await page();
  expect(clashing).toContain('与“皇庭御府”重名');
  expect(clashing).toContain('与另一地名重名或者相近');
  expect(clashing).not.toContain('预留苑');
  const keep = (secrecy: string) => run(app.db, sql`update place set secrecy = ${secrecy} where id = ${place}`);
  await keep('internal');
  expect(await page()).not.toContain('吴忠中央首府小区');
  await object({ ...OBJECTION, item: grand }).expect(400);
  await keep('public');
});

it('takes objections to its names while the notice runs; each is answered before the name goes on', async () => {
  const missing = await object({ ...OBJECTION, item: randomUUID() }).expect(400);
  expect(missing.text).toMatch(/role="alert"[\s\S]*邻近小区同名/);
  await object({ ...OBJECTION, item: grand, website: 'http://spam' }).expect(200);
  const sent = (await object({ ...OBJECTION, item: grand }).expect(200)).text;
  await object({ item: grand, stance: 'support', text: '早该更名，支持。' }).expect(200);
  expect(await publicText(`/notices/campaign/${campaign}`)).not.toMatch(/王某|13800000000|邻近小区同名/);

  app.clock.set('2026-03-10T02:00:00.000Z');
  await object({ ...OBJECTION, item: grand }).expect(409);
  expect(await publicText(`/notices/campaign/${campaign}`)).not.toContain('<form');
  expect((await read(as.minzheng, campaign)).notice).toMatchObject({ over: true, objections: 1, unanswered: 1 });
  const { version, blockedActs } = await readItem(as.minzheng, grand);
  expect(blockedActs.map((blocked) => blocked.act)).toEqual(['strike', 'decide']);
  const decide = as.minzheng.post(`/api/campaign-items/${grand}/decide`).set('If-Match', `"${version}"`);
  const held = await decide.send({ decision: 'keep', reason: '予以保留' }).expect(409);
  expect(held.body).toMatchObject({ code: 'objections-open', detail_zh: expect.stringContaining('1 条公示异议') });

  const address = `/api/campaign-items/${grand}/objections`;
  await as.yanchi.get(address).expect(404);
  const seen = (await as.shenji.get(address).expect(200)).body;
  expect(seen).toMatchObject({ objections: 1, supports: 1, unanswered: 1, mayAnswer: false });
  expect(seen.items[0]).toMatchObject({ text: OBJECTION.text, name: null, contact: null });
  const told = (await as.minzheng.get('/api/notifications').expect(200)).body.items;
  expect(told).toMatchObject([{ act: 'objection', isTask: true, note: { code: 'item-objection', itemId: grand } }]);
  const [objection, support] = (await as.minzheng.get(address).expect(200)).body.items;
  expect(objection).toMatchObject({ name: '王某', contact: '13800000000' });
  const answer = (agent: TestAgent, of: string, outcome: string) =>
    agent.post(`${address}/${of}/answer`).send({ outcome, answer: '规模以备案文件为准，予以更名。' });
  const handledBy = (code: string) =>
    run(
      app.db,
      sql`update campaign set handler_org_id = (select id from organisation where code = ${code}) where id = ${campaign}`,
    );
  await handledBy('zhujian-640300');
  await answer(as.minzheng, objection.id, 'not_adopted').expect(403);
  expect((await as.minzheng.get(address).expect(200)).body.items[0]).toMatchObject({ name: null, contact: null });
  await handledBy('minzheng-640300');
  await answer(as.minzheng, support.id, 'adopted').expect(400);
  await answer(as.minzheng, objection.id, 'not_adopted').expect(200);
  await answer(as.minzheng, objection.id, 'adopted').expect(409);

  const receipt = {
    no: /640300-YJ-2026-\d{4}/.exec(sent)?.[0],
    code: /class="code">([0-9A-Z-]{14})</.exec(sent)?.[1],
  };
  const followed = (await supertest(app.app).post('/follow').type('form').send(receipt).expect(200)).text;
  expect(followed).toMatch(/吴忠中央首府小区[\s\S]*不采纳[\s\S]*规模以备案文件为准/);
  const audit = await many(
    app.db,
    z.object({ told: z.string() }),
    sql`select new::text as told from audit_entry where action like 'objections.%' and subject_id = ${grand}`,
  );
  expect(audit).toHaveLength(3);
  expect(JSON.stringify(audit)).not.toMatch(/王某|13800000000|邻近小区同名/);
});

it('lets the name go on once its objections are answered, says what was decided, and ends with the campaign', async () => {
  const decision = { decision: 'keep', reason: '沿用多年' };
  expect(await onItem(as.minzheng, grand, 'decide', decision)).toMatchObject({ state: 'kept', objectionsOpen: 0 });
  const told = await publicText(`/notices/campaign/${campaign}`);
  expect(told).toContain('已决定保留');
  expect(told).not.toContain('<b>拟更名</b>');
  await stage(as.minzheng, campaign, 'cancel', { reason: '另行部署' });
  await supertest(app.app).get(`/notices/campaign/${campaign}`).expect(404);
  expect(await publicText('/notices')).not.toContain(campaign);
});

const actorOf = (divisionCode: string): Actor => ({
  id: 'a',
  username: 'a',
  displayName: 'a',
  organisationId: 'o',
  organisationName: 'o',
  organKind: 'civil_affairs',
  permissions: new Set<string>(),
  kind: 'session',
  divisionCode,
});

it.each([
  ['640302', ['640000', '640300', '640302', '640302100']],
  ['640302101', ['640000', '640300', '640302']],
  ['640300', ['640000', '640300', '640302', '640302100', '640323']],
])('an office of %s sees the campaigns of its divisions and of those above, no sibling’s', async (code, seen) => {
  const codes = ['640000', '640300', '640302', '640302100', '640323', '640400'];
  const rows = await many(
    app.db,
    z.object({ code: z.string() }),
    sql`select division_code as code from unnest(${codes}::text[]) as g (division_code) where ${visibleCampaigns(actorOf(code))}`,
  );
  expect(rows.map((row) => row.code)).toEqual(seen);
});
