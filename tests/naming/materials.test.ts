import { chmod, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { one, run, sql } from '#server/platform/db/sql.ts';
import { fileScanner } from '#server/platform/scanFile.ts';
import { aPdf, aStreet, consultedCase, submittedCase } from '#tests/support/aCase.ts';
import { type TestAgent, type TestApp, testApp } from '#tests/support/testApp.ts';
import { anOfd } from './filingOffice.ts';

let app: TestApp;
let applicant: TestAgent;
let id: string;

// A scanner as ClamAV's answers: exit code 1 for the standard test word, 2 where it breaks down.
const scanner = join(tmpdir(), `diming-scanner-${process.pid}.sh`);
const SCRIPT = `#!/bin/sh
case "$(cat | tr -d '\\000')" in *EICAR*) exit 1 ;; *BROKEN*) exit 2 ;; esac
exit 0
`;

beforeAll(async () => {
  await writeFile(scanner, SCRIPT);
  await chmod(scanner, 0o700);
  app = await testApp({ sample: true, environment: { DIMING_SCAN_COMMAND: scanner } });
  applicant = await app.signIn('shenqing');
  id = (await applicant.post('/api/naming-cases').send(aStreet()).expect(201)).body.id;
});
afterAll(() => app.close());

const attach = (bytes: Buffer, material?: string) =>
  applicant
    .post(`/api/naming-cases/${id}/attachments`)
    .query(material ? { material } : {})
    .attach('file', bytes, '材料.pdf');

const checklist = async (): Promise<Record<string, string>> => {
  const { body } = await applicant.get(`/api/naming-cases/${id}/materials`).expect(200);
  return Object.fromEntries(body.items.map((item: { code: string; state: string }) => [item.code, item.state]));
};

it('asks for nothing that the form gives, the register has or offices share', async () => {
  expect(await checklist()).toEqual({
    ...{ application: 'given', scheme: 'given', basics: 'given' },
    ...{ assessment: 'open', expert: 'open', consultation: 'open', 'joint-file': 'open' },
    ...{ authorisation: 'open', promise: 'open', other: 'open', 'applicant-identity': 'not_asked' },
  });
  for (const [material, code] of [
    ['applicant-identity', 'not-asked'],
    ['scheme', 'not-asked'],
    ['planning-permit', 'unknown-material'],
  ] as const)
    expect((await attach(aPdf(), material).expect(400)).body.errors[0].code).toBe(code);
});

it('takes a report once under its name, an OFD by its content, and no other container', async () => {
  expect((await attach(anOfd(), 'assessment').expect(200)).body).toMatchObject({
    material: 'assessment',
    mediaType: 'application/ofd',
  });
  expect(await checklist()).toMatchObject({ assessment: 'given', expert: 'open' });
  await attach(Buffer.from('PK\u0003\u0004 not a container'), 'expert').expect(415);
});

it('refuses an infected file and keeps nothing of it but the record', async () => {
  const refused = await attach(Buffer.concat([aPdf(), Buffer.from('EICAR')]), 'expert').expect(400);
  expect(refused.body.errors[0]).toMatchObject({ code: 'infected', pointer: '/file' });
  const { body } = await (await app.signIn('shenji')).get('/api/audit').query({ action: 'uploads.refuse-infected' });
  expect(body.items).toHaveLength(1);
  expect(await checklist()).toMatchObject({ expert: 'open' });
});

it('keeps back what could not be scanned, until it can', async () => {
  const bytes = Buffer.concat([aPdf(), Buffer.from('BROKEN')]);
  const { body } = await attach(bytes, 'expert').expect(200);
  const path = `/api/naming-cases/${id}/attachments/${body.id}`;
  expect((await applicant.get(path).expect(409)).body).toMatchObject({ code: 'quarantined' });
  await writeFile(scanner, '#!/bin/sh\ncat > /dev/null\nexit 0\n');
  await applicant.get(path).expect(200);
  const { state } = await one(
    app.db,
    z.object({ state: z.string() }),
    sql`select scan_state as state from stored_file where sha256 = ${body.sha256}`,
  );
  expect(state).toBe('clean');
  await run(app.db, sql`update stored_file set scan_state = 'infected' where sha256 = ${body.sha256}`);
  await applicant.get(path).expect(409);
});

it('lets only those in the case download', async () => {
  const { body } = await attach(aPdf(), 'consultation').expect(200);
  const path = `/api/naming-cases/${id}/attachments/${body.id}`;
  await applicant.get(path).expect(200);
  for (const user of ['yanchi', 'fagai', 'zhujian']) await (await app.signIn(user)).get(path).expect(404);
});

const fileOf = async (agent: TestAgent, path: string): Promise<Buffer> => {
  const answered = await agent
    .get(path)
    .buffer()
    .parse((res, done) => {
      const chunks: Buffer[] = [];
      res.on('data', (chunk: Buffer) => chunks.push(chunk));
      res.on('end', () => done(null, Buffer.concat(chunks)));
    })
    .expect(200);
  return answered.body;
};
const wordsOf = async (agent: TestAgent, path: string): Promise<string> =>
  strFromU8(unzipSync(await fileOf(agent, path))['word/document.xml'] ?? new Uint8Array());

it('has a form for each material that the applicant writes, filled in with what the case knows', async () => {
  const { body } = await applicant.get(`/api/naming-cases/${id}/materials`).expect(200);
  const withForm: { code: string }[] = body.items.filter(({ hasForm }: { hasForm: boolean }) => hasForm);
  expect(withForm.map(({ code }) => code)).toEqual([
    ...['application', 'scheme', 'basics', 'assessment', 'expert', 'consultation', 'authorisation', 'promise'],
  ]);
  for (const { code } of withForm) {
    const path = `/api/naming-cases/${id}/material-forms/${code}`;
    expect(await wordsOf(applicant, `${path}/file.docx`), code).toContain('迎宾湖路');
    expect(String(await fileOf(applicant, `${path}/file.pdf`)).startsWith('%PDF-'), code).toBe(true);
  }
  await applicant.get(`/api/naming-cases/${id}/material-forms/other/file.pdf`).expect(404);
  await (await app.signIn('yanchi')).get(`/api/naming-cases/${id}/material-forms/scheme/file.docx`).expect(404);
});

it('tells the contact in a form to the applicant and the handler alone', async () => {
  const handler = await app.signIn('minzheng');
  const found = await consultedCase(handler, await submittedCase(applicant, aStreet()), ['development_reform']);
  const path = `/api/naming-cases/${found.id}/material-forms/application/file.docx`;
  expect(await wordsOf(handler, path)).toContain('联系人甲');
  const asked = await wordsOf(await app.signIn('fagai'), path);
  expect(asked).toContain('迎宾湖路');
  expect(asked).not.toContain('联系人甲');
});

it('lets who only oversees take a paper with a ground of the day, and writes down both', async () => {
  const handler = await app.signIn('minzheng');
  const auditor = await app.signIn('shenji');
  const found = await submittedCase(applicant, aStreet());
  const readings = `/api/naming-cases/${found.id}/file-readings`;
  const papers = [
    `/api/naming-cases/${found.id}/attachments/${found.attachments[0]?.id}`,
    `/api/naming-cases/${found.id}/material-forms/scheme/file.docx`,
  ];
  for (const path of papers) expect((await auditor.get(path).expect(403)).body.code).toBe('ground-needed');
  await auditor.post(readings).send({ ground: '看' }).expect(400);
  await handler.post(readings).send({ ground: '例行检查办件质量' }).expect(409);
  await (await app.signIn('yanchi')).post(readings).send({ ground: '例行检查办件质量' }).expect(404);
  expect((await auditor.get(readings).expect(200)).body).toEqual({ mayRead: false, readings: [] });
  await auditor.post(readings).send({ ground: '年度审计，审通〔2026〕3号' }).expect(200);
  for (const path of papers) await auditor.get(path).expect(200);
  const { body } = await handler.get(readings).expect(200);
  expect(body.mayRead).toBe(true);
  expect(body.readings).toMatchObject([
    {
      ...{ organisation: '吴忠市审计局', ground: '年度审计，审通〔2026〕3号' },
      files: [{ file: '申请书.pdf' }, { file: '地名命名方案及理由说明.docx' }],
    },
  ]);
  expect((await applicant.get(readings).expect(200)).body).toEqual({ mayRead: true, readings: [] });
  for (const [action, times] of [
    ['naming.open-file', 1],
    ['naming.take-paper', 2],
  ] as const) {
    const audited = await auditor.get('/api/audit').query({ action, subjectId: found.id }).expect(200);
    expect(audited.body.items).toHaveLength(times);
    expect(audited.body.items[0].after).toMatchObject({ ground: '年度审计，审通〔2026〕3号' });
  }
  await run(app.db, sql`update case_file_reading set opened_on = opened_on - 1 where case_id = ${found.id}`);
  await auditor.get(papers[0] ?? '').expect(403);
});

it('says that no scanner is set up where none is', async () => {
  expect(await fileScanner(undefined)(aPdf())).toBe('off');
  expect(await fileScanner('/nothing/here -')(aPdf())).toBe('failed');
});
