import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { DocumentContent } from '#server/naming/documents/contentContract.ts';
import { DocumentKind } from '#server/naming/documents/contract.ts';
import { many, sql } from '#server/platform/db/sql.ts';
import { act, reload } from '#tests/support/aCase.ts';
import type { TestApp } from '#tests/support/testApp.ts';
import { atApprover, correctedCase, documentOffice, issueAll, type Offices } from './documentOffice.ts';

// Forty characters, one beyond the basic plane (𬒈, in the table of standard characters), and what XML and PDF must escape.
const LONG_NAME = `黄河岸边𬒈石滩宁静致远和谐安康万象更新瑞雪丰年春华秋实源远流长光明磊落幸福平安路`;
const ATTACHMENTS = Array.from(
  { length: 12 },
  (_, i) => `第${i + 1}号材料：规划设计说明及位置图 A&B <初稿> “定稿”(${i + 1}).pdf`,
);
let app: TestApp;
let as: Offices;
// DOCUMENTS_TO=/tmp/documents keeps the papers, to look at them.
const folder = process.env.DOCUMENTS_TO ?? mkdtempSync(join(tmpdir(), 'diming-documents-'));

beforeAll(async () => {
  mkdirSync(join(folder, 'docx'), { recursive: true });
  ({ app, as } = await documentOffice());
});
afterAll(async () => {
  await app.close();
  if (!process.env.DOCUMENTS_TO) rmSync(folder, { recursive: true, force: true });
});

const Stored = z.object({
  id: z.string(),
  caseId: z.string(),
  kind: DocumentKind,
  documentNo: z.string().nullable(),
  sha256: z.string(),
  content: DocumentContent,
});
const stored = (ids: readonly string[]) =>
  many(
    app.db,
    Stored,
    sql`select id, case_id as "caseId", kind, document_no as "documentNo", sha256, content
          from case_document where case_id = any(${ids}::uuid[]) order by kind, id`,
  );
const fileOf = (document: z.infer<typeof Stored>, ending: string) =>
  as.minzheng
    .get(`/api/naming-cases/${document.caseId}/documents/${document.id}/file.${ending}`)
    .buffer()
    .parse((res, done) => {
      const chunks: Buffer[] = [];
      res.on('data', (chunk: Buffer) => chunks.push(chunk));
      res.on('end', () => done(null, Buffer.concat(chunks)));
    })
    .expect(200);

/** Every text of a document, line by line, as a reader must find it on paper. */
const textsOf = ({ head, blocks }: DocumentContent): string[] =>
  [
    head,
    ...blocks.flatMap((block) => {
      switch (block.type) {
        case 'signature':
          return [block.organ, block.date];
        case 'imprint':
          return [block.copies];
        case 'table':
          return block.rows.flat().map(({ text }) => text);
        case 'attachments':
          return [block.list];
        default:
          return [block.text];
      }
    }),
  ]
    .flatMap((text) => text.split('\n'))
    .map((text) => text.replaceAll(/\s/g, ''))
    .filter((text) => text !== '');

function expectTexts(text: string, { kind, content, documentNo }: z.infer<typeof Stored>): void {
  const wanted = [...textsOf(content), ...(documentNo === null ? [] : [documentNo])];
  expect(
    wanted.filter((line) => !text.includes(line)),
    kind,
  ).toEqual([]);
}

const textOf = (pdf: string): string =>
  execFileSync('pdftotext', ['-raw', pdf, '-'], { encoding: 'utf8' })
    .replaceAll(/\s|[\f\u00ad]/g, '')
    .replaceAll(/—\d+—/g, '');

describe('a case with a name of 40 characters, a rare one among them, and twelve attachments', () => {
  const cases: string[] = [];

  it('issues every document of the procedure, each by its own office', async () => {
    const long = await atApprover({ app, as }, await correctedCase(as, LONG_NAME, ATTACHMENTS), '2026-03-10');
    let told = await act(as.minzheng, await reload(as.minzheng, long.id), 'suspend', {
      ...{ reasonCode: 'expert_review', reason: '需就读音组织评审。', expectedOn: '2026-03-20', told: 'next' },
    });
    expect(told.suspension?.told).toMatch(/^吴民地〔2026〕\d+号$/);
    told = await act(as.minzheng, told, 'resume', { reason: '评审结束。' });
    told = await act(as.minzheng, told, 'extend', {
      ...{ approvedBy: '吴忠市人民政府负责人', reason: '涉及单位较多。', told: 'next' },
    });
    let found = await act(as.shizhengfu, { ...long, version: told.version }, 'approve', {
      documentNo: 'next',
      decidedOn: '2026-03-10',
    });
    expect(found.decision?.documentNo).toBe('吴政函〔2026〕1号');
    found = await act(as.minzheng, found, 'file', {});
    found = await act(as.minzheng, found, 'receive-filing', { receiptNo: '宁民备〔2026〕9', receivedOn: '2026-03-10' });
    found = await act(as.minzheng, found, 'announce', {
      ...{ announcementNo: 'next', announcedOn: '2026-03-10' },
      channels: ['政府网站'],
    });
    expect(found.announcement?.announcementNo).toBe('吴民告〔2026〕1号');
    const second = await atApprover({ app, as }, await correctedCase(as, '𬒈石滩东路', ATTACHMENTS), '2026-03-18');
    const refused = await act(as.shizhengfu, second, 'refuse', {
      ...{ documentNo: 'next', decidedOn: '2026-03-18' },
      ...{ reasonCode: 'unhealthy_meaning', reason: '含义不明确。' },
    });
    expect(refused.decision?.documentNo).toBe('吴政函〔2026〕2号');
    const third = await act(as.minzheng, await correctedCase(as, LONG_NAME, ATTACHMENTS), 'not-accept', {
      ...{ ground: 'not_competent', reason: '不属于本机关职权范围。', rightAuthority: '青铜峡市民政局' },
    });
    cases.push(found.id, refused.id, third.id);
    for (const id of cases) {
      await issueAll(as.minzheng, id);
      await issueAll(as.shizhengfu, id);
    }
  }, 120_000);

  it('issues the decision that revokes the approval, and its announcement', async () => {
    const [id = ''] = cases;
    const revoked = await act(as.shizhengfu, await reload(as.shizhengfu, id), 'revoke', {
      ...{ documentNo: '吴政发〔2026〕901号', revokedOn: '2026-03-18', reason: '命名程序不符合规定 <A&B>。' },
    });
    const told = await act(as.minzheng, await reload(as.minzheng, revoked.id), 'announce-revocation', {
      ...{ announcementNo: 'next', announcedOn: '2026-03-18', channels: ['政府网站'] },
    });
    expect(told.revocation?.announcementNo).toBe('吴民告〔2026〕2号');
    await issueAll(as.minzheng, id);
    await issueAll(as.shizhengfu, id);
    const kinds = new Set((await stored(cases)).map(({ kind }) => kind));
    expect([...kinds].sort()).toEqual([...DocumentKind.options].sort());
  }, 60_000);

  it('prints PDFs that are sound, show every text and are those whose hash was kept', async () => {
    for (const document of await stored(cases)) {
      const name = `${document.kind}-${document.id.slice(0, 4)}`;
      const { body: pdf } = await fileOf(document, 'pdf');
      expect(createHash('sha256').update(pdf).digest('hex')).toBe(document.sha256);
      writeFileSync(join(folder, `${name}.pdf`), pdf);
      execFileSync('qpdf', ['--check', join(folder, `${name}.pdf`)]);
      expectTexts(textOf(join(folder, `${name}.pdf`)), document);
      writeFileSync(join(folder, 'docx', `${name}.docx`), (await fileOf(document, 'docx')).body);
    }
  }, 120_000);

  it('gives DOCX that a word processor opens with the same text', async () => {
    const files = readdirSync(join(folder, 'docx')).map((name) => join(folder, 'docx', name));
    execFileSync(
      'soffice',
      [
        `-env:UserInstallation=file://${join(folder, 'profile')}`,
        ...['--headless', '--convert-to', 'pdf', '--outdir', join(folder, 'converted')],
        ...files,
      ],
      { stdio: ['ignore', 'ignore', 'ignore'] },
    );
    for (const document of await stored(cases))
      expectTexts(textOf(join(folder, 'converted', `${document.kind}-${document.id.slice(0, 4)}.pdf`)), document);
  }, 180_000);

  it('prints a code that leads to the page where anybody verifies the paper', async () => {
    const approval = (await stored(cases)).find(({ kind }) => kind === 'approval');
    execFileSync('pdftoppm', [
      '-r',
      '150',
      '-png',
      join(folder, `approval-${approval?.id.slice(0, 4)}.pdf`),
      join(folder, 'scan'),
    ]);
    const scans = readdirSync(folder).filter((name) => name.startsWith('scan'));
    const read = execFileSync('zbarimg', ['-q', '--raw', join(folder, scans.sort().at(-1) ?? '')], {
      encoding: 'utf8',
    });
    expect(new URL(read.trim()).pathname).toBe(`/d/${approval?.id}`);
  });
});
