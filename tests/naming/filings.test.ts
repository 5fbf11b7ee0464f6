import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { many, one, sql } from '#server/platform/db/sql.ts';
import { aPdf } from '#tests/support/aCase.ts';
import { signedIn } from '#tests/support/signedIn.ts';
import { type TestAgent, type TestApp, testApp } from '#tests/support/testApp.ts';
import {
  aCountyStreet,
  aMunicipalQuarter,
  anOfd,
  attachMaterials,
  boxOf,
  filedBy,
  onFiling,
  readFiling,
} from './filingOffice.ts';

const USERS = ['minzheng', 'yanchi', 'zhujian', 'zhujianju', 'shenji', 'fagai'] as const;
const CHECKS = ['right_filer', 'right_receiver', 'materials_complete'];
let app: TestApp;
let as: Record<(typeof USERS)[number], TestAgent>;
const today = (day: string) => app.clock.set(`${day}T02:00:00.000Z`);

beforeAll(async () => {
  app = await testApp({ sample: true });
  today('2026-03-02');
  as = await signedIn(app, USERS);
});
afterAll(() => app.close());

describe('a street of a county government', () => {
  let id: string;

  it('is a draft of the county’s office that nobody else sees, with the last day of TR art. 13', async () => {
    today('2026-03-05');
    const { body } = await as.yanchi.post('/api/filings').send(aCountyStreet()).expect(201);
    id = body.id;
    expect(body).toMatchObject({
      state: 'draft',
      filer: '盐池县民政局',
      receiver: '吴忠市民政局',
      announcer: '盐池县民政局',
      routeArticle: '地名管理条例第十三条第（二）项',
      lateStep: 'deadline',
      clock: { length: 15, unit: 'day', dueOn: '2026-03-17', light: 'green', article: '地名管理条例第十三条' },
      blockedActs: [{ act: 'submit' }],
    });
    expect(body.blockedActs[0].detailZh).toContain('备案报告');
    await as.minzheng.get(`/api/filings/${id}`).expect(404);
    expect(await boxOf(as.yanchi, 'outbox')).toEqual([['花马池西街']]);
  });

  it('takes PDF and OFD by their content, and is filed with the rules run on its name', async () => {
    const path = `/api/filings/${id}/materials`;
    const forged = await as.yanchi.post(`${path}/report`).attach('file', Buffer.from('PK'), 'a.pdf').expect(415);
    expect(forged.body.errors[0].code).toBe('wrong-content');
    const ofd = await as.yanchi.post(`${path}/report`).attach('file', anOfd(), '备案报告.ofd').expect(200);
    expect(ofd.body).toMatchObject({ material: 'report', mediaType: 'application/ofd' });
    await as.yanchi.post(`${path}/approval`).attach('file', aPdf(), '批复.pdf').expect(200);
    await as.yanchi.post(`${path}/nothing`).attach('file', aPdf(), '批复.pdf').expect(404);
    const filed = await onFiling(as.yanchi, id, 'submit');
    expect(filed).toMatchObject({ state: 'filed', filingNo: '640323-BA-2026-0001', daysLate: 0, mayEdit: false });
    expect(filed.names[0]).toMatchObject({ level: expect.any(String), ruleSetVersion: expect.any(String) });
    expect(await boxOf(as.minzheng, 'inbox')).toEqual([['花马池西街']]);
    await as.fagai.get(`/api/filings/${id}`).expect(403);
  });

  it('is returned with named defects, and filed again under its number', async () => {
    const body = { defects: [{ check: 'materials_complete', text: '批复文件缺第二页' }] };
    const returned = await onFiling(as.minzheng, id, 'return', body);
    expect(returned).toMatchObject({ state: 'returned', defects: body.defects, mayEdit: false });
    await as.minzheng.post(`/api/filings/${id}/materials/approval`).attach('file', aPdf(), 'a.pdf').expect(409);
    await attachMaterials(as.yanchi, id, ['approval']);
    const again = await onFiling(as.yanchi, id, 'submit');
    expect(again).toMatchObject({ state: 'filed', filingNo: '640323-BA-2026-0001', defects: [] });
  });

  it('is accepted only with every check, gets a receipt, and enters the register with approval and filing', async () => {
    const { version } = await readFiling(as.minzheng, id);
    const half = await as.minzheng
      .post(`/api/filings/${id}/accept`)
      .set('If-Match', `"${version}"`)
      .send({ checks: ['right_filer'] })
      .expect(400);
    expect(half.body.errors[0]).toMatchObject({ pointer: '/checks', code: 'check-open' });
    const accepted = await onFiling(as.minzheng, id, 'accept', { checks: CHECKS });
    expect(accepted).toMatchObject({
      state: 'accepted',
      receiptNo: '640300-BS-2026-0001',
      // The county announces its own government's approval, counted from the approval (TR art. 14).
      announceClock: { dueOn: '2026-03-17', article: '地名管理条例第十四条' },
      acts: [],
    });
    const Name = z.object({ status: z.string(), legalStatus: z.string(), validFrom: z.string() });
    const name = await one(
      app.db,
      Name,
      sql`select status, legal_status as "legalStatus", valid_from as "validFrom" from place_name where name = '花马池西街'`,
    );
    expect(name).toEqual({ status: 'reserved', legalStatus: 'approved_tr', validFrom: '2026-03-02' });
  });

  it('becomes standard when its own office announces it', async () => {
    const { version } = await readFiling(as.minzheng, id);
    const announcement = { announcementNo: '盐民公告〔2026〕3号', announcedOn: '2026-03-05', channels: ['政府网站'] };
    await as.minzheng
      .post(`/api/filings/${id}/announce`)
      .set('If-Match', `"${version}"`)
      .send(announcement)
      .expect(403);
    const done = await onFiling(as.yanchi, id, 'announce', announcement);
    expect(done).toMatchObject({ state: 'announced', announcement });
    const Event = z.object({ kind: z.string(), authority: z.string(), document: z.string(), article: z.string() });
    const events = await many(
      app.db,
      Event,
      sql`select e.kind, e.authority, e.document_no as document, e.article from name_event e
            join place_name n on n.id = e.name_id where n.name = '花马池西街' and n.status = 'standard' order by e.seq`,
    );
    expect(events.map(({ kind, authority, document }) => [kind, authority, document])).toEqual([
      ['named', '盐池县人民政府', '盐政发〔2026〕12号'],
      ['filed', '吴忠市民政局', '640300-BS-2026-0001'],
      ['announced', '盐池县民政局', '盐民公告〔2026〕3号'],
    ]);
  });

  it('is not filed twice', async () => {
    const { body } = await as.yanchi.post('/api/filings').send(aCountyStreet('花马池东街')).expect(201);
    await attachMaterials(as.yanchi, body.id);
    const again = await as.yanchi.post(`/api/filings/${body.id}/submit`).set('If-Match', '"1"').send({}).expect(409);
    expect(again.body).toMatchObject({ code: 'filed-already' });
    await onFiling(as.yanchi, body.id, 'cancel', { reason: '重复填写' });
  });
});

describe('a late filing', () => {
  let id: string;
  const chase = (agent: TestAgent, body: object, subject = id) =>
    agent.post(`/api/filings/${subject}/chases`).send(body);
  const reminder = { kind: 'remind', documentNo: 'next', text: '请于收到本函之日起五日内报送备案。' };

  it('is recorded by the receiver, who learned of the approval; its office finds it to file', async () => {
    today('2026-03-10');
    const { documentNo: _, ...approval } = aCountyStreet('鸦儿沟路');
    const awaited = { ...approval, knownFrom: '县政府网站公布' };
    await as.yanchi.post('/api/awaited-filings').send(awaited).expect(403);
    const { body } = await as.minzheng.post('/api/awaited-filings').send(awaited).expect(201);
    id = body.id;
    expect(body).toMatchObject({ state: 'awaited', filer: '盐池县民政局', mayChase: [], daysLate: 0 });
    expect(await boxOf(as.yanchi, 'outbox')).toEqual([['鸦儿沟路']]);
  });

  it('is chased from the day after the last one: reminder, then a deadline, not a report', async () => {
    today('2026-03-17');
    expect((await chase(as.minzheng, reminder).expect(409)).body.code).toBe('not-late');
    today('2026-03-20');
    expect(await readFiling(as.minzheng, id)).toMatchObject({
      daysLate: 3,
      clock: { light: 'red' },
      mayChase: ['remind'],
    });
    expect(await boxOf(as.minzheng, 'late')).toEqual([['鸦儿沟路']]);
    const deadline = { kind: 'deadline', documentNo: '宁民函〔2026〕9号', text: '限期报送', deadlineOn: '2026-03-30' };
    expect((await chase(as.minzheng, deadline).expect(409)).body.code).toBe('wrong-step');
    await chase(as.yanchi, reminder).expect(403);
    const typed = await chase(as.minzheng, { ...reminder, documentNo: '吴民函〔2026〕8号' }).expect(409);
    expect(typed.body.code).toBe('counted-series');
    expect((await chase(as.minzheng, reminder).expect(201)).body).toMatchObject({ documentNo: '吴民函〔2026〕1号' });
    const up = await chase(as.minzheng, { ...deadline, kind: 'report_up', deadlineOn: undefined }).expect(409);
    expect(up.body.code).toBe('wrong-step');
    await chase(as.minzheng, { ...deadline, deadlineOn: '2026-03-20' }).expect(400);
    expect((await chase(as.minzheng, deadline)).body).toMatchObject({ addressee: '盐池县民政局', documentId: null });
    const { body } = await as.minzheng.get('/api/late-filers').expect(200);
    expect(body.items).toEqual([
      {
        ...{ filer: '盐池县民政局', approver: '盐池县人民政府', open: 1, filedLate: 0 },
        ...{ mostDaysLate: 3, reminders: 1, escalations: 1 },
      },
    ]);
    expect((await readFiling(as.yanchi, id)).chases).toHaveLength(2);
  });

  it('is filed in the end, with the days it was late on record', async () => {
    const found = await readFiling(as.yanchi, id);
    const form = { ...aCountyStreet('鸦儿沟路'), documentNo: '盐政发〔2026〕13号' };
    await as.yanchi.put(`/api/filings/${id}`).set('If-Match', `"${found.version}"`).send(form).expect(200);
    await attachMaterials(as.yanchi, id);
    expect(await onFiling(as.yanchi, id, 'submit')).toMatchObject({ state: 'filed', daysLate: 3, mayChase: [] });
    today('2026-03-28');
    expect(await onFiling(as.minzheng, id, 'accept', { checks: CHECKS })).toMatchObject({ daysLate: 3 });
    const { body } = await as.minzheng.get('/api/late-filers').expect(200);
    expect(body.items[0]).toMatchObject({ open: 0, filedLate: 1, mostDaysLate: 3 });
  });
});

describe('a quarter of the housing department', () => {
  it('runs C7 from the receipt; an unlawful name is dealt with before it is announced', async () => {
    today('2026-03-30');
    const { id } = await filedBy(as.zhujian, aMunicipalQuarter('曼哈顿国际花园'));
    await as.yanchi.get(`/api/filings/${id}`).expect(404);
    const accepted = await onFiling(as.minzheng, id, 'accept', { checks: CHECKS });
    expect(accepted).toMatchObject({
      lateStep: 'report_up',
      daysLate: 13,
      announcer: '吴忠市民政局',
      announceClock: { dueOn: '2026-04-14' },
      acts: ['supervise'],
      blockedActs: [{ act: 'announce' }],
    });
    expect(accepted.names[0]).toMatchObject({ level: 'block', classes: expect.arrayContaining(['洋']) });
    const order = { outcome: 'order', text: '名称使用外国地名，请市政府责令改正。' };
    const { version } = accepted;
    await as.minzheng.post(`/api/filings/${id}/supervise`).set('If-Match', `"${version}"`).send(order).expect(400);
    await onFiling(as.minzheng, id, 'supervise', { ...order, documentNo: '吴民函〔2026〕11号' });
    const announcement = { announcementNo: '吴民公告〔2026〕9号', announcedOn: '2026-03-30', channels: ['政府网站'] };
    expect(await onFiling(as.minzheng, id, 'announce', announcement)).toMatchObject({ state: 'announced' });
  });

  it('filed by the wrong office shows it to the receiver', async () => {
    const street = { ...aCountyStreet('文昌北路'), approverDivision: '640300', approver: '吴忠市人民政府' };
    expect((await as.zhujian.post('/api/filings').send(street).expect(400)).body.errors[0].code).toBe('no-route');
    const facility = {
      ...aMunicipalQuarter('利通桥'),
      category: 'facility',
      approverKind: 'sector',
      approver: '吴忠市交通运输局',
    };
    const { id } = await filedBy(as.zhujian, { ...facility, documentNo: '吴交发〔2026〕3号' });
    const { checks } = await readFiling(as.minzheng, id);
    expect(checks.map(({ code, passed }) => [code, passed])).toEqual([
      ['right_filer', false],
      ['right_receiver', true],
      ['materials_complete', true],
    ]);
  });
});
