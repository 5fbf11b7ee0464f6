import { describe, expect, it } from 'vitest';
import type { Block } from './contentContract.ts';
import { documentFaces } from './documentFaces.ts';
import { documentPdf } from './documentPdf.ts';
import { layoutDocument } from './layoutDocument.ts';
import type { Mark } from './layoutItem.ts';
import { MM, PAGE } from './pageGrid.ts';

const faces = documentFaces('/nowhere');
const printed = (blocks: Block[], form: 'letter' | 'document' | 'plain' | 'sheet' = 'plain') => ({
  content: { form, head: '', signer: false, blocks },
  number: '吴民函〔2026〕3号',
  verification: { url: 'https://dm.example.cn/d/7b7b0e1e-6b1f-4b61-9d62-7a1f6c1d2e3f', code: 'ABCD-EFGH-JKMN' },
  createdAt: '2026-03-02T02:00:00.000Z',
});
const body = (text: string): Block => ({ type: 'paragraph', text, level: 'body' });
const signature: Block = { type: 'signature', organ: '吴忠市民政局', date: '2026年3月2日' };
type LineMark = Extract<Mark, { type: 'line' }>;
const linesOf = (marks: readonly Mark[], size = 16): LineMark[] =>
  marks.filter((mark): mark is LineMark => mark.type === 'line' && mark.size === size);
const textOf = ({ line }: LineMark): string => line.runs.map(({ text }) => text).join('');

describe('the page of GB/T 9704', () => {
  const long = '地名管理应当有利于维护国家主权和民族团结'.repeat(90);
  const pages = layoutDocument(printed([body(long)]), faces);

  it('holds 28 characters a line and fills 156 mm with them', () => {
    const [, second] = linesOf(pages[1] ?? []);
    expect(second && textOf(second)).toHaveLength(28);
    expect((second?.line.width ?? 0) / MM).toBeCloseTo(156, 0);
    expect((second?.x ?? 0) / MM).toBeCloseTo(28, 3);
  });

  it('holds 22 lines between 37 mm and 262 mm', () => {
    const lines = linesOf(pages[1] ?? []);
    expect(lines).toHaveLength(22);
    expect(Math.min(...lines.map(({ baseline }) => baseline))).toBeGreaterThan(PAGE.top);
    expect(Math.max(...lines.map(({ baseline }) => baseline))).toBeLessThan(PAGE.top + PAGE.textHeight);
  });

  it('begins no line with a closing mark and ends none with an opening one', () => {
    const text = '“甲”、〔乙〕，丙；（丁）。'.repeat(60);
    const lines = layoutDocument(printed([body(text)]), faces).flatMap((page) => linesOf(page).map(textOf));
    expect(lines.filter((line) => /^[，。；、）〕”]/.test(line) || /[（〔“]$/.test(line))).toEqual([]);
  });

  it('never leaves a signature alone on a page', () => {
    for (let count = 14; count <= 24; count += 1) {
      const paragraphs = Array.from({ length: count }, (_, i) => body(`第${i}段。`));
      const last = layoutDocument(printed([...paragraphs, signature]), faces).at(-1) ?? [];
      expect(linesOf(last).map(textOf), `${count} lines`).toContain(`第${count - 1}段。`);
    }
  });

  it('keeps a form on one page, setting it smaller', () => {
    const cell = (text: string) => ({ text, span: 1, head: false });
    const rows = Array.from({ length: 26 }, (_, i) => [cell(`第${i}项`), cell('内容')]);
    expect(layoutDocument(printed([{ type: 'table', widths: [1, 3], rows }], 'sheet'), faces)).toHaveLength(1);
  });
});

it('refuses a character that no font has, rather than print a box', () => {
  expect(() => layoutDocument(printed([body('𠮷祥街')]), faces)).toThrowError(/U\+20BB7/);
});

it('gives the same bytes for the same document', async () => {
  const document = printed([{ type: 'title', text: '关于命名“𬒈石滩路”的函' }, body('正文。'), signature], 'letter');
  const [first, second] = [await documentPdf(document, faces), await documentPdf(document, faces)];
  expect(first.equals(second)).toBe(true);
});
