import { expect, it } from 'vitest';
import { isPinyin } from './isPinyin.ts';

it.each([
  ['DADA', true],
  ['bobo', true],
  ['zhuangyuan', true],
  ['park', false],
  ['sport', false],
])('%s: %s', (letters, expected) => {
  expect(isPinyin(letters)).toBe(expected);
});

it('decides long runs at once', () => {
  expect(isPinyin(`${'iao'.repeat(5000)}q`)).toBe(false);
});
