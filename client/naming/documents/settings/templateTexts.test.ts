import { expect, it } from 'vitest';
import type { DocumentContent } from '#server/naming/documents/contentContract.ts';
import { textsOf, withTexts } from './templateTexts.ts';

const cell = (text: string) => ({ text, span: 1, head: false });
const content: DocumentContent = {
  ...{ form: 'document', head: '{{organ}}文件', signer: true },
  blocks: [
    { type: 'title', text: '报告' },
    { type: 'addressee', text: '{{receiver}}：' },
    { type: 'paragraph', text: '正文', level: 'h1' },
    { type: 'table', widths: [1, 2], rows: [[cell('名称'), cell('{{name}}')]] },
    { type: 'attachments', list: '' },
    { type: 'signature', organ: '{{organ}}', date: '{{issuedOn}}' },
    { type: 'imprint', copies: '抄送', printer: '办公室', printedOn: '{{issuedOn}}' },
  ],
};

it('takes every text out of a template and puts it back where it was', () => {
  const texts = textsOf(content);
  expect(texts.map(({ part }) => part)).toEqual(
    'head title addressee paragraph cell cell attachments organ date copies printer printedOn'.split(' '),
  );
  expect(
    withTexts(
      content,
      texts.map(({ text }) => text),
    ),
  ).toEqual(content);
  const numbered = withTexts(
    content,
    texts.map((_, i) => String(i)),
  );
  expect(textsOf(numbered).map(({ text }) => text)).toEqual(texts.map((_, i) => String(i)));
  expect(numbered.blocks.map(({ type }) => type)).toEqual(content.blocks.map(({ type }) => type));
});
