import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  act,
  answer,
  aQuarter,
  aStreet,
  type CaseInput,
  consultedCase,
  reload,
  submittedCase,
} from '#tests/support/aCase.ts';
import { signedIn } from '#tests/support/signedIn.ts';
import { type TestAgent, type TestApp, testApp } from '#tests/support/testApp.ts';

const USERS = [
  'shenqing',
  'minzheng',
  'fagai',
  'ziran',
  'zhujian',
  'zhujianju',
  'shizhengfu',
  'yanchi',
  'admin',
] as const;
let app: TestApp;
let as: Record<(typeof USERS)[number], TestAgent>;

beforeAll(async () => {
  app = await testApp({ sample: true, environment: { LOG_LEVEL: process.env.LOG_LEVEL ?? 'silent' } });
  app.clock.set('2026-03-02T02:00:00.000Z');
  as = await signedIn(app, USERS);
});
afterAll(() => app.close());

const consulted = async (draft: CaseInput, handler: TestAgent, organs: string[]) =>
  consultedCase(handler, await submittedCase(as.shenqing, draft), organs);

describe('a street, decided by the municipal government', () => {
  it('goes from application to standard name, searchable by characters, pinyin and initials', async () => {
    let found = await consulted(aStreet(), as.minzheng, ['development_reform', 'natural_resources', 'housing']);
    expect(found.caseNo).toMatch(/^640300-DM-2026-\d{4}$/);
    expect(found.opinions).toHaveLength(3);
    await answer(as.fagai, found, 'development_reform', { opinion: 'agree' }).expect(200);
    await answer(as.ziran, found, 'natural_resources', { opinion: 'disagree' }).expect(400);
    await answer(as.ziran, found, 'natural_resources', { opinion: 'disagree', text: '与规划路名不一致' }).expect(200);
    await answer(as.ziran, found, 'natural_resources', { opinion: 'agree' }).expect(409);
    found = await reload(as.minzheng, found.id);
    expect(found.blockedActs.map((b) => b.act)).toContain('notice');
    await answer(as.zhujian, found, 'housing', { opinion: 'no_comment' }).expect(200);
    found = await reload(as.minzheng, found.id);
    expect(found.acts).toContain('reconcile');
    expect(found.acts).not.toContain('notice');
    found = await act(as.minzheng, found, 'reconcile', { heldOn: '2026-03-02', minutes: '经协调，三部门一致同意。' });
    found = await act(as.minzheng, found, 'notice', { text: '公示期内可提出意见。' });
    expect(found.notice).toMatchObject({ startsOn: '2026-03-02', endsOn: '2026-03-09', over: false });
    const early = await as.minzheng
      .post(`/api/naming-cases/${found.id}/draft-decision`)
      .set('If-Match', `"${found.version}"`)
      .send({ text: '拟同意' })
      .expect(409);
    expect(early.body).toMatchObject({ code: 'notice-runs', type: '/problems/conflict' });
    app.clock.set('2026-03-10T02:00:00.000Z');
    found = await act(as.minzheng, found, 'draft-decision', { text: '拟同意命名。' });
    found = await act(as.minzheng, found, 'review-legality', { opinion: '合法' });
    found = await act(as.minzheng, found, 'submit-to-approver');
    expect(found.acts).toEqual(['suspend', 'extend', 'transfer']);
    found = await reload(as.shizhengfu, found.id);
    expect(found.acts).toEqual(['approve', 'refuse', 'sendBack']);
    found = await act(as.shizhengfu, found, 'approve', { documentNo: '吴政发〔2026〕12号', decidedOn: '2026-03-10' });
    found = await reload(as.minzheng, found.id);
    expect(found.clocks.filter((c) => c.stoppedOn === null).map((c) => [c.rule, c.dueOn])).toEqual([
      ['C4', '2026-03-24'],
      ['C5', '2026-03-25'],
      ['C6', '2026-03-25'],
    ]);
    found = await act(as.minzheng, found, 'file');
    found = await act(as.minzheng, found, 'receive-filing', {
      receiptNo: '宁民备〔2026〕3号',
      receivedOn: '2026-03-10',
    });
    found = await act(as.minzheng, found, 'announce', {
      announcementNo: '吴民公告〔2026〕5号',
      announcedOn: '2026-03-10',
      channels: ['政府网站'],
    });
    expect(found.state).toBe('standard');
    for (const q of ['宾湖', 'yingbinhulu', 'ybhl']) {
      const hits = await as.admin.get('/api/names').query({ q }).expect(200);
      expect(hits.body.items[0], q).toMatchObject({ name: '迎宾湖路', romanTone: 'Yíngbīnhú Lù', status: 'standard' });
    }
    const place = await as.admin.get(`/api/places/${found.placeId}`).expect(200);
    expect(place.body.events.map((e: { kind: string }) => e.kind)).toEqual(['named', 'filed', 'announced']);
    expect(place.body.names[0]).toMatchObject({
      status: 'standard',
      legalStatus: 'approved_tr',
      validFrom: '2026-03-10',
    });
  });
});

describe('a residential quarter, decided by the housing department (TR art. 12(6))', () => {
  it('gives the bureau an opinion, the filing and the announcement, never the decision', async () => {
    app.clock.set('2026-04-01T02:00:00.000Z');
    let found = await consulted(aQuarter(), as.zhujian, ['natural_resources']);
    expect(found.opinions.map((o) => o.organKind).sort()).toEqual(['civil_affairs', 'natural_resources']);
    expect((await reload(as.minzheng, found.id)).acts).toEqual([]);
    await answer(as.minzheng, found, 'civil_affairs', { opinion: 'agree' }).expect(200);
    await answer(as.ziran, found, 'natural_resources', { opinion: 'agree' }).expect(200);
    found = await act(as.zhujian, await reload(as.zhujian, found.id), 'notice');
    app.clock.set('2026-04-10T02:00:00.000Z');
    found = await act(as.zhujian, found, 'draft-decision', { text: '拟同意。' });
    found = await act(as.zhujian, found, 'review-legality', { opinion: '合法' });
    found = await act(as.zhujian, found, 'submit-to-approver');
    const decision = { documentNo: '吴建发〔2026〕7号', decidedOn: '2026-04-10' };
    const post = (agent: TestAgent) =>
      agent.post(`/api/naming-cases/${found.id}/approve`).set('If-Match', `"${found.version}"`).send(decision);
    await post(as.minzheng).expect(403);
    await post(as.zhujian).expect(403);
    await post(as.shizhengfu).expect(404);
    found = await act(as.zhujianju, await reload(as.zhujianju, found.id), 'approve', decision);
    found = await act(as.zhujian, await reload(as.zhujian, found.id), 'file');
    found = await reload(as.minzheng, found.id);
    expect(found.acts).toEqual(['receiveFiling', 'returnFiling']);
    expect(found.blockedActs.map((b) => b.act)).toEqual(['announce']);
    found = await act(as.minzheng, found, 'return-filing', { reason: '缺批复文件' });
    found = await act(as.zhujian, await reload(as.zhujian, found.id), 'file', { note: '已补齐' });
    found = await act(as.minzheng, await reload(as.minzheng, found.id), 'receive-filing', {
      receiptNo: '吴民备〔2026〕1号',
      receivedOn: '2026-04-10',
    });
    expect(found.clocks.find((c) => c.rule === 'C7')).toMatchObject({ dueOn: '2026-04-25', stoppedOn: null });
    expect(found.clocks.some((c) => c.rule === 'C6')).toBe(false);
    found = await act(as.minzheng, found, 'announce', {
      announcementNo: '吴民公告〔2026〕6号',
      announcedOn: '2026-04-10',
      channels: ['政府网站'],
    });
    expect(found.state).toBe('standard');
  });
});
