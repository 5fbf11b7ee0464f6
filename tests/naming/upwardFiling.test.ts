import { createHash } from 'node:crypto';
import exceljs from 'exceljs';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { json, many, one, run, sql } from '#server/platform/db/sql.ts';
import { aPdf } from '#tests/support/aCase.ts';
import { caseInState } from '#tests/support/caseInState.ts';
import { type TestAgent, type TestApp, testApp } from '#tests/support/testApp.ts';
import { aCountyStreet, filedBy, readFiling } from './filingOffice.ts';
import { EXPERT } from './procedureOffice.ts';

const Manifest = z.object({
  missing: z.string().array(),
  files: z.object({ path: z.string(), sha256: z.string(), bytes: z.number() }).array(),
});

let app: TestApp;
let bureau: TestAgent;
let id: string;
beforeAll(async () => {
  app = await testApp({ sample: true });
  bureau = await app.signIn('minzheng');
  id = await placed('approved', { handler: 'minzheng-640300', receiver: 'minzheng-640000' });
});
afterAll(() => app.close());

/** A case in a state, with a handler and a receiver by the codes of their offices. */
async function placed(state: 'approved' | 'checking', by: { handler: string; receiver: string }): Promise<string> {
  const rows = await many(
    app.db,
    z.object({ code: z.string(), id: z.string() }),
    sql`select code, id from organisation`,
  );
  const office = (code: string) => rows.find((row) => row.code === code)?.id ?? '';
  const approver = office('zhengfu-640300');
  const [applicant, consulted] = [office('shenqing-demo'), office('fagai-640300')];
  const handler = office(by.handler);
  const sides = { applicant, consulted, handler, approver, receiver: office(by.receiver), announcer: handler };
  return (await caseInState(app, state, sides)).id;
}

async function unpacked() {
  const reply = await bureau
    .get(`/api/naming-cases/${id}/filing-package`)
    .buffer(true)
    .parse((res, done) => {
      const chunks: Buffer[] = [];
      res.on('data', (chunk: Buffer) => chunks.push(chunk));
      res.on('end', () => done(null, Buffer.concat(chunks)));
    })
    .expect(200);
  expect(reply.headers['content-type']).toBe('application/zip');
  const entries = unzipSync(new Uint8Array(reply.body));
  const text = (path: string) => strFromU8(entries[path] ?? new Uint8Array());
  return { entries, text, manifest: Manifest.parse(JSON.parse(text('清单.json'))) };
}

describe('the filing package of an approved case', () => {
  it('says what is missing, and holds the form, the data and a manifest that fits', async () => {
    await run(app.db, sql`update case_candidate set meaning = '=HYPERLINK("http://x")' where case_id = ${id}`);
    const { entries, text, manifest } = await unpacked();
    // What an applicant wrote runs in no spreadsheet.
    expect(text('备案登记表.csv')).toContain(`"'=HYPERLINK(`);
    expect(manifest.missing).toEqual(expect.arrayContaining(['备案报告', '批复文件']));
    expect(text('缺项.txt')).toContain('备案报告');
    expect(JSON.parse(text('备案数据.json'))).toMatchObject({ division_code: '640302', filer: '吴忠市民政局' });
    expect(text('备案登记表.csv')).toContain('标准地名');
    for (const { path, sha256, bytes } of manifest.files) {
      expect(entries[path]?.length).toBe(bytes);
      expect(
        createHash('sha256')
          .update(entries[path] ?? '')
          .digest('hex'),
      ).toBe(sha256);
    }
  });

  it('takes the report and the approval document, and the missing list shrinks', async () => {
    for (const material of ['report', 'approval'])
      await bureau
        .post(`/api/naming-cases/${id}/attachments`)
        .query({ material })
        .attach('file', aPdf(), '文件.pdf')
        .expect(200);
    const { entries, manifest } = await unpacked();
    expect(manifest.missing).not.toContain('备案报告');
    expect(Object.keys(entries)).toEqual(expect.arrayContaining(['备案报告/1-文件.pdf', '批复文件/2-文件.pdf']));
  });

  it('holds the report and the form as they were issued, and no void ones', async () => {
    const issue = async (kind: string) =>
      (await bureau.post(`/api/naming-cases/${id}/documents`).send({ kind }).expect(200)).body;
    const voided = await issue('filing_report');
    await bureau
      .post(`/api/naming-cases/${id}/documents/${voided.id}/void`)
      .set('If-Match', '"1"')
      .send({ reason: '日期有误' })
      .expect(200);
    const report = await issue('filing_report');
    await issue('filing_form');
    const { entries, manifest } = await unpacked();
    const path = `备案报告/备案报告 ${report.documentNo}.pdf`;
    expect(Object.keys(entries)).toEqual(
      expect.arrayContaining([
        path,
        path.replace('.pdf', '.docx'),
        '备案登记表.pdf',
        '备案登记表.docx',
        '备案数据.json',
      ]),
    );
    expect(manifest.files.find((file) => file.path === path)?.sha256).toBe(report.sha256);
    const names = Object.keys(entries).filter((name) => name.includes(voided.documentNo) || name.endsWith('.csv'));
    expect(names).toEqual([]);
  });

  it('carries the report of the experts, written from their record', async () => {
    await run(
      app.db,
      sql`insert into case_procedure (case_id, procedure, version, content, candidate_id, geom_key, recorded_by, recorded_at)
          select id, 'expert', 1, ${json(EXPERT)}, chosen_id, md5(st_asbinary(geom)), '经办员', now()
            from naming_case where id = ${id}`,
    );
    const report = (await unpacked()).text('专家论证报告/1-办件记载.txt');
    expect(report).toContain('马某某（宁夏大学，历史地理），不同意：建议保留旧名');
    expect(report).toContain('必要性：确有必要');
  });

  it('is for who files and who receives it', async () => {
    await (await app.signIn('shizhengfu')).get(`/api/naming-cases/${id}/filing-package`).expect(403);
    const draft = await placed('checking', { handler: 'minzheng-640300', receiver: 'minzheng-640000' });
    await bureau.get(`/api/naming-cases/${draft}/filing-form`).expect(409);
  });
});

it('a case of this register that is not filed in time is in the inbox of its receiver, and is chased there', async () => {
  const id = await placed('approved', { handler: 'zhujian-640300', receiver: 'minzheng-640300' });
  await run(app.db, sql`update naming_case set variant = 'housing' where id = ${id}`);
  const { decidedOn } = await one(
    app.db,
    z.object({ decidedOn: z.string() }),
    sql`select decided_on as "decidedOn" from decision where case_id = ${id}`,
  );
  await run(
    app.db,
    sql`insert into clock (case_id, rule_id, label, label_en, length, unit, article, verified, started_on, due_on, purpose)
        values (${id}, 'C5', '备案', 'Filing', 15, 'day', '第十三条', true, ${decidedOn}, ${decidedOn}::date + 15, 'filing')`,
  );
  app.clock.set(new Date(Date.parse(decidedOn) + 18 * 86_400_000).toISOString());
  const late = async () => (await bureau.get('/api/filings').query({ box: 'late' }).expect(200)).body.items;
  expect(await late()).toMatchObject([{ id, source: 'case', state: 'awaited', mayChase: ['remind'] }]);
  const reminder = { kind: 'remind', documentNo: 'next', text: '请尽快报送备案。' };
  const sent = await bureau.post(`/api/filings/${id}/chases`).send(reminder).expect(201);
  expect(sent.body.documentNo).toMatch(/^吴民函〔\d{4}〕1号$/);
  const report = { kind: 'report_up', documentNo: 'next', text: '请予督促。' };
  const { body } = await bureau.post(`/api/filings/${id}/chases`).send(report).expect(201);
  expect(body.addressee).toBe('宁夏回族自治区民政厅');
  const paper = (agent: TestAgent, ending: string, of = id) =>
    agent.get(`/api/filings/${of}/chases/${body.id}/file.${ending}`).buffer().responseType('blob');
  expect((await paper(bureau, 'pdf').expect(200)).body.subarray(0, 4).toString()).toBe('%PDF');
  const docx = unzipSync(new Uint8Array((await paper(bureau, 'docx').expect(200)).body));
  const text = strFromU8(docx['word/document.xml'] ?? new Uint8Array()).replaceAll(/<[^>]+>/g, '');
  expect(text).toContain('吴忠市住房和城乡建设局未按规定报送地名备案的报告');
  expect(text).toContain(sent.body.documentNo);
  expect(text).toContain('已逾期3日');
  await paper(await app.signIn('yanchi'), 'pdf').expect(404);
  await paper(await app.signIn('fagai'), 'pdf').expect(403);
  await paper(bureau, 'pdf', '7b7b0e1e-6b1f-4b61-9d62-7a1f6c1d2e3f').expect(404);
  expect(await late()).toMatchObject([{ chases: [{ kind: 'remind' }, { kind: 'report_up' }] }]);
  const file = await bureau.get('/api/late-filers/file.xlsx').buffer().responseType('blob').expect(200);
  const workbook = new exceljs.Workbook();
  await workbook.xlsx.load(file.body);
  const [byFiling, byFiler] = workbook.worksheets.map((sheet) => sheet.getRow(2).values);
  const sentNos = `${sent.body.documentNo}、${body.documentNo}`;
  expect(byFiling).toEqual(
    expect.arrayContaining(['吴忠市住房和城乡建设局', '街路巷', decidedOn, '未报送', 3, sentNos]),
  );
  expect(byFiler).toEqual(expect.arrayContaining(['吴忠市住房和城乡建设局', 1, 0, 3]));
});

describe('a filing from outside', () => {
  it('gives its files to who takes part, to who oversees with a ground that is kept, and to nobody else', async () => {
    const county = await app.signIn('yanchi');
    const auditor = await app.signIn('shenji');
    const filing = (await filedBy(county, aCountyStreet())).id;
    const [file] = (await readFiling(bureau, filing)).files;
    const path = `/api/filings/${filing}/files/${file?.id}`;
    for (const agent of [bureau, county]) await agent.get(path).expect(200);
    const stranger = await app.signIn('zhujian');
    await stranger.get(path).expect(404);
    const readings = `/api/filings/${filing}/file-readings`;
    expect((await auditor.get(path).expect(403)).body.code).toBe('ground-needed');
    await bureau.post(readings).send({ ground: '例行检查备案质量' }).expect(409);
    await stranger.post(readings).send({ ground: '例行检查备案质量' }).expect(404);
    await auditor.post(readings).send({ ground: '年度审计，审通〔2026〕3号' }).expect(200);
    await auditor.get(path).expect(200);
    const log = [
      { organisation: '吴忠市审计局', ground: '年度审计，审通〔2026〕3号', files: [{ file: file?.fileName }] },
    ];
    expect((await county.get(readings).expect(200)).body).toMatchObject({ mayRead: true, readings: log });
    const asked = { action: 'naming.take-paper', subjectId: filing };
    expect((await auditor.get('/api/audit').query(asked).expect(200)).body.items).toHaveLength(1);
    const other = (await filedBy(county, { ...aCountyStreet('学府路'), documentNo: '盐政发〔2026〕20号' })).id;
    await bureau.get(`/api/filings/${other}/files/${file?.id}`).expect(404);
  });
});
