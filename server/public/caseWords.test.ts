import { expect, it } from 'vitest';
import { nextWords } from './caseWords.ts';

it.each([
  ['naming', 'accepted', '检查名称'],
  ['renaming', 'accepted', '检查名称'],
  ['cancellation', 'accepted', '评估影响'],
  ['cancellation', 'filed', '停止使用'],
  ['cancellation', 'consulting', '各部门反馈后'],
  ['reservation', 'submitted_to_approver', '名称预留'],
] as const)('%s, %s: %s', (kind, state, words) => {
  expect(nextWords(kind, state)?.[0]).toContain(words);
});

it.each(['standard', 'withdrawn', 'reserved'] as const)('nothing comes after %s', (state) => {
  expect(nextWords('cancellation', state)).toBeUndefined();
});
