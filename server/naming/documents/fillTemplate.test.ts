import { expect, it } from 'vitest';
import type { DocumentContent } from './contentContract.ts';
import { slotsOf } from './documentSlots.ts';
import { fillTemplate, requireFillable } from './fillTemplate.ts';
import { kindWords } from './kindWords.ts';

const template = (...texts: string[]): DocumentContent => ({
  form: 'plain',
  head: '{{organ}}',
  signer: false,
  blocks: texts.map((text) => ({ type: 'paragraph', text, level: 'body' })),
});
const filled = (text: string, facts: Parameters<typeof fillTemplate>[1]) => {
  const [block] = fillTemplate(template(text), facts).blocks;
  return block?.type === 'paragraph' ? block.text : undefined;
};

it('takes what a fact holds for text, never for a slot or for markup', () => {
  expect(filled('名称：{{name}}', { name: '<b>{{organ}}</b> & “甲”' })).toBe('名称：<b>{{organ}}</b> & “甲”');
});

it('takes out what no paper and no XML can hold, and keeps what lies beyond the basic plane', () => {
  expect(filled('{{name}}', { name: '𬒈石\u0000\u202e滩\u0007路' })).toBe('𬒈石滩路');
});

it('leaves out a part that comes out empty', () => {
  expect(filled('{{#size}}长{{size}}{{/size}}', { size: '' })).toBeUndefined();
});

it.each([
  ['naming', '命名“乙路”'],
  ['renaming', '将“甲路”更名为“乙路”'],
  ['cancellation', '注销“乙路”'],
  ['reservation', '预命名“乙路”'],
])('speaks of a %s as the law does', (kind, subject) => {
  expect(kindWords(kind, '乙路', '甲路').subject).toBe(subject);
});

it.each([
  ['{{nmae}}', 'no-such-slot'],
  ['{{> file}}', 'no-such-slot'],
  ['{{#size}}长', 'broken-template'],
  ['{{#attachments}}{{n}} {{fiel}}{{/attachments}}', 'no-such-slot'],
])('refuses the template %s', (text, code) => {
  const refusal = (): void => requireFillable(template(text), slotsOf('approval'));
  expect(refusal).toThrowError(
    expect.objectContaining({ facts: expect.objectContaining({ errors: [expect.objectContaining({ code })] }) }),
  );
});
