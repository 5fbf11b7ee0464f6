import supertest from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { CaseDetail } from '#server/naming/caseContract.ts';
import { type DocumentKind, DocumentSeries, DocumentTemplate } from '#server/naming/documents/contract.ts';
import { MissingSeries } from '#server/naming/documents/seriesContract.ts';
import { many, sql } from '#server/platform/db/sql.ts';
import { act } from '#tests/support/aCase.ts';
import type { TestAgent, TestApp } from '#tests/support/testApp.ts';
import {
  atApprover,
  correctedCase,
  documentOffice,
  issueAll,
  listedDocuments,
  type Offices,
} from './documentOffice.ts';

let app: TestApp;
let as: Offices;
let found: CaseDetail;

beforeAll(async () => {
  ({ app, as } = await documentOffice());
  found = await atApprover({ app, as }, await correctedCase(as, '清宁路', ['申请书.pdf']), '2026-03-10');
});
afterAll(() => app.close());

const issued = async () => {
  const documents = await listedDocuments(as.minzheng, found.id);
  return documents.flatMap(({ kind, issued }) => (issued ? [{ kind, ...issued }] : []));
};
const one = async (kind: DocumentKind) => {
  const document = (await issued()).find((each) => each.kind === kind);
  if (!document) throw new Error(`No ${kind} was issued`);
  return document;
};

describe('numbers', () => {
  it('of a decision are taken in its act, or not at all, and cannot be typed into a counted series', async () => {
    const approve = (body: object) =>
      as.shizhengfu.post(`/api/naming-cases/${found.id}/approve`).set('If-Match', `"${found.version}"`).send(body);
    await approve({ documentNo: 'next', decidedOn: '2026-03-11' }).expect(400); // takes no number
    const typed = await approve({ documentNo: '吴政函〔2026〕9号', decidedOn: '2026-03-10' }).expect(409);
    expect(typed.body.code).toBe('counted-series');
    found = await act(as.shizhengfu, found, 'approve', { documentNo: 'next', decidedOn: '2026-03-10' });
    expect(found.decision?.documentNo).toBe('吴政函〔2026〕1号');
    await issueAll(as.minzheng, found.id);
    await issueAll(as.shizhengfu, found.id);
  });

  it('of each series have no gaps, though documents were issued at once', async () => {
    const numbers = (await issued()).flatMap(({ documentNo }) => documentNo ?? []);
    for (const letters of ['吴民地', '吴民函', '吴民发', '吴民公示']) {
      const own = numbers
        .filter((no) => no.startsWith(`${letters}〔2026〕`))
        .map((no) => Number(/(\d+)号$/.exec(no)?.[1]));
      expect(
        own.sort((a, b) => a - b),
        letters,
      ).toEqual(own.map((_, i) => i + 1));
      expect(own.length, letters).toBeGreaterThan(0);
    }
  });
});

describe('issued documents', () => {
  it('tells who holds a paper what it is, and nothing of persons; and knows the original from a changed file', async () => {
    const { id, documentNo } = await one('acceptance');
    const page = await supertest(app.app).get(`/d/${id}`).expect(200);
    expect(page.text).toContain(documentNo);
    expect(page.text).toContain('吴忠市民政局');
    expect(page.text).not.toMatch(/示例建设单位|联系人甲|0953/);
    const { body: original } = await as.minzheng
      .get(`/api/naming-cases/${found.id}/documents/${id}/file.pdf`)
      .buffer()
      .responseType('blob')
      .expect(200);
    const compare = (bytes: Buffer) => supertest(app.app).post(`/d/${id}`).attach('file', bytes, '文书.pdf');
    expect((await compare(original).expect(200)).text).toContain('与存档原件完全相同');
    expect((await compare(Buffer.concat([original, Buffer.from('\n')]))).text).toContain('不是存档原件');
    const code = /[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}/.exec(page.text)?.[0] ?? '';
    const typed = (given: string) => supertest(app.app).post('/d').type('form').send({ code: given });
    expect((await typed(code.toLowerCase().replaceAll('-', ' ')).expect(200)).text).toContain(documentNo);
    await typed('2222-2222-2222').expect(404);
    await supertest(app.app).get('/d/7b7b0e1e-6b1f-4b61-9d62-7a1f6c1d2e3f').expect(404);
  });

  it('lets only the office concerned issue, and each document once', async () => {
    const caseId = found.id;
    const send = (agent: TestAgent, kind: DocumentKind) =>
      agent.post(`/api/naming-cases/${caseId}/documents`).send({ kind });
    expect((await send(as.minzheng, 'acceptance').expect(409)).body.code).toBe('already-issued');
    await send(as.shizhengfu, 'acceptance').expect(403);
    await send(as.shenqing, 'acceptance').expect(403);
    await send(as.shenji, 'acceptance').expect(403);
    await send(as.yanchi, 'acceptance').expect(404);
    await send(as.minzheng, 'refusal').expect(404);
    await as.shizhengfu.get(`/api/naming-cases/${caseId}/document-drafts/acceptance/file.pdf`).expect(403);
    expect((await listedDocuments(as.shenqing, caseId)).every((each) => each.issued !== null)).toBe(true);
    const entries = await many(
      app.db,
      z.object({ n: z.number() }),
      sql`select count(*)::int as n from audit_entry where action = 'naming.issue-document'`,
    );
    expect(entries[0]?.n).toBe((await issued()).length);
  });
});

describe('a void document', () => {
  const issue = (body: object) => as.minzheng.post(`/api/naming-cases/${found.id}/documents`).send(body);
  const voided = (agent: TestAgent, { id, version }: { id: string; version: number }) =>
    agent
      .post(`/api/naming-cases/${found.id}/documents/${id}/void`)
      .set('If-Match', `"${version}"`)
      .send({ reason: '受理日期有误' });

  it('is voided by the office that issued it alone, with a reason, at the version read', async () => {
    const document = await one('acceptance');
    for (const [stranger, status] of [
      [as.shizhengfu, 403],
      [as.fagai, 403],
      [as.shenqing, 403],
      [as.shenji, 403],
      [as.yanchi, 404],
    ] as const)
      await voided(stranger, document).expect(status);
    await voided(as.minzheng, { ...document, version: 7 }).expect(412);
    await voided(as.minzheng, { ...document, id: found.id }).expect(404);
    await as.minzheng
      .post(`/api/naming-cases/${found.id}/documents/${document.id}/void`)
      .set('If-Match', '"1"')
      .send({ reason: ' ' })
      .expect(400);
    expect((await one('acceptance')).voidedOn).toBeNull();
  });

  it('keeps number and file, gives way to one document that names it, and says so to whoever holds the paper', async () => {
    const first = await one('acceptance');
    const both = await Promise.all([voided(as.minzheng, first), voided(as.minzheng, first)]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    const atOnce = await Promise.all([issue({ kind: 'acceptance' }), issue({ kind: 'acceptance' })]);
    expect(atOnce.map(({ status }) => status).sort()).toEqual([200, 409]);

    const rows = await listedDocuments(as.shenqing, found.id);
    const last = rows.at(-1);
    const anew = rows.find(({ kind, issued }) => kind === 'acceptance' && issued?.voidedOn === null)?.issued;
    expect(last?.issued).toMatchObject({ id: first.id, voidedOn: '2026-03-10', voidReason: '受理日期有误' });
    expect(last?.issued?.replacedBy).toMatchObject({ id: anew?.id, documentNo: anew?.documentNo });
    expect(anew?.replaces).toMatchObject({ id: first.id, documentNo: first.documentNo });
    expect(anew?.documentNo).not.toBe(first.documentNo);
    await as.minzheng.get(`/api/naming-cases/${found.id}/documents/${first.id}/file.pdf`).expect(200);
    const content = await many(
      app.db,
      z.object({ text: z.string() }),
      sql`select content::text as text from case_document where id = ${anew?.id}`,
    );
    expect(content[0]?.text).toContain(
      `本文书代替2026年3月10日印发的《地名命名申请受理通知书》（${first.documentNo}），原文书自2026年3月10日起作废。`,
    );

    const page = (await supertest(app.app).get(`/d/${first.id}`).expect(200)).text;
    expect(page).toContain('这份文书已作废，自 2026-03-10 起无效');
    expect(page).toContain(`/d/${anew?.id}`);
    expect(page).not.toContain('受理日期有误');
    expect((await supertest(app.app).get(`/d/${anew?.id}`)).text).not.toContain('作废');
    const audited = await many(
      app.db,
      z.object({ action: z.string() }),
      sql`select action from audit_entry where action = 'naming.void-document'`,
    );
    expect(audited).toHaveLength(1);
  });

  it('and its replacement, asked for at once, never both hold', async () => {
    const [gone, anew] = await Promise.all([voided(as.minzheng, await one('delivery')), issue({ kind: 'delivery' })]);
    expect(gone.status).toBe(200);
    expect([200, 409]).toContain(anew.status);
    const held = (await issued()).filter(({ kind, voidedOn }) => kind === 'delivery' && voidedOn === null);
    expect(held).toHaveLength(anew.status === 200 ? 1 : 0);
  });

  it('that bears the number of its act is printed anew under the same number', async () => {
    const approval = await one('approval');
    await as.shizhengfu
      .post(`/api/naming-cases/${found.id}/documents/${approval.id}/void`)
      .set('If-Match', `"${approval.version}"`)
      .send({ reason: '正文有错字' })
      .expect(200);
    const anew = await as.shizhengfu
      .post(`/api/naming-cases/${found.id}/documents`)
      .send({ kind: 'approval' })
      .expect(200);
    expect(anew.body).toMatchObject({ documentNo: approval.documentNo, replaces: { id: approval.id } });
    expect(anew.body.verificationCode).not.toBe(approval.verificationCode);
  });
});

describe('letters and templates are data', () => {
  it('are changed by who keeps the system, at the version read', async () => {
    const series = DocumentSeries.array().parse((await as.admin.get('/api/document-series').expect(200)).body);
    const report = series.find(({ purpose, organisation }) => purpose === 'report' && organisation === '吴忠市民政局');
    const save = (agent: TestAgent, version: number) =>
      agent
        .put(`/api/organisations/${report?.organisationId}/document-series/report`)
        .set('If-Match', `"${version}"`)
        .send({ letters: '吴民地名发', source: '吴忠市民政局发文登记', verified: true });
    expect(report?.years).toEqual([{ year: 2026, last: 1, lastNo: '吴民发〔2026〕1号' }]);
    await save(as.minzheng, 1).expect(403);
    await save(as.admin, 7).expect(412);
    expect((await save(as.admin, 1).expect(200)).body).toMatchObject({ nextNo: '吴民地名发〔2026〕1号', version: 2 });
  });

  it('are added for an office or a class of documents that has none', async () => {
    const missing = MissingSeries.array().parse((await as.admin.get('/api/document-series/missing').expect(200)).body);
    await as.minzheng.get('/api/document-series/missing').expect(403);
    const county = missing.find(({ organisation }) => organisation === '同心县民政局');
    expect(county?.purposes).toContain('letter');
    const path = `/api/organisations/${county?.organisationId}/document-series/letter`;
    const body = { letters: '同民函', source: '同心县民政局发文登记', verified: false };
    const added = await as.admin.put(path).set('If-Match', '"0"').send(body).expect(200);
    expect(added.body).toMatchObject({ nextNo: '同民函〔2026〕1号', version: 1 });
    await as.admin.put(path).set('If-Match', '"0"').send(body).expect(412);
    const after = MissingSeries.array().parse((await as.admin.get('/api/document-series/missing')).body);
    expect(after.find(({ organisation }) => organisation === '同心县民政局')?.purposes).not.toContain('letter');
  });

  it('take a new wording from its day on, and none with a slot that does not exist', async () => {
    const templates = DocumentTemplate.array().parse(
      (await as.admin.get('/api/document-templates').query({ kind: 'dossier' })).body,
    );
    const [shipped] = templates;
    const save = (agent: TestAgent, over: object) =>
      agent.post('/api/document-templates').send({
        ...{ kind: 'dossier', jurisdiction: '6403', source: '吴忠市民政局', verified: true, validFrom: '2026-04-01' },
        ...{ content: shipped?.content, ...over },
      });
    const broken = { form: 'sheet', head: '{{orgna}}', blocks: [{ type: 'title', text: '卡' }] };
    const refused = await save(as.admin, { content: broken }).expect(400);
    expect(refused.body.errors[0]).toMatchObject({ code: 'no-such-slot' });
    await save(as.minzheng, {}).expect(403);
    await save(as.admin, { validFrom: '2026-03-10' }).expect(400);
    await save(as.admin, { jurisdiction: 'CN' }).expect(404);
    expect((await save(as.admin, {}).expect(200)).body).toMatchObject({ version: 1, validFrom: '2026-04-01' });
    await save(as.admin, {}).expect(409);
    expect((await save(as.admin, { validFrom: '2026-05-01' }).expect(200)).body.version).toBe(2);
  });
});
