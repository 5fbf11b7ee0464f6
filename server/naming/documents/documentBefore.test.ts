import { expect, it } from 'vitest';
import type { Block, DocumentContent } from './contentContract.ts';
import { DocumentId } from './contract.ts';
import { withReplaced } from './documentBefore.ts';

const before = {
  id: DocumentId.parse('7b7b0e1e-6b1f-4b61-9d62-7a1f6c1d2e3f'),
  documentNo: '吴民地〔2026〕3号',
  title: '受理通知书',
  issuedAt: '2026-03-01T17:00:00.000Z', // 2 March in China
  voidedOn: '2026-03-05',
};
const SENTENCE = '本文书代替2026年3月2日印发的《受理通知书》（吴民地〔2026〕3号），原文书自2026年3月5日起作废。';
const paragraph = (text: string): Block => ({ type: 'paragraph', text, level: 'body' });
const signature: Block = { type: 'signature', organ: '吴忠市民政局', date: '2026年3月5日' };
const cell = (text: string, span = 1, head = false) => ({ text, span, head });
const table: Block = { type: 'table', widths: [1, 2, 3], rows: [[cell('名称', 1, true), cell('清宁路', 2)]] };
const of = (blocks: Block[]): DocumentContent => ({ form: 'plain', head: '', signer: false, blocks });
const blocksOf = (blocks: Block[]) => withReplaced(of(blocks), before).blocks;

it('names the void document before attachments and signature', () => {
  expect(blocksOf([paragraph('甲'), table, signature])).toEqual([
    paragraph('甲'),
    table,
    paragraph(SENTENCE),
    signature,
  ]);
  const attachments: Block = { type: 'attachments', list: '位置图' };
  expect(blocksOf([attachments, signature])).toEqual([paragraph(SENTENCE), attachments, signature]);
});

it('names it in the last row of a form, as wide as the form, and at the end of a text without a signature', () => {
  const rows = [...table.rows, [cell('代替文书', 1, true), cell(SENTENCE, 2)]];
  expect(blocksOf([paragraph('甲'), table])).toEqual([paragraph('甲'), { ...table, rows }]);
  expect(blocksOf([paragraph('甲')])).toEqual([paragraph('甲'), paragraph(SENTENCE)]);
});

it('names a paper without a number by its title', () => {
  const [found] = withReplaced(of([signature]), { ...before, documentNo: null }).blocks;
  expect(found).toEqual(paragraph(SENTENCE.replace('（吴民地〔2026〕3号）', '')));
});
