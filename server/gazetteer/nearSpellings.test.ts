import { expect, it } from 'vitest';
import { nearSpellings, slips } from './nearSpellings.ts';

it.each([
  ['zhan', 'zan'],
  ['litong', 'nitong'],
  ['yumin', 'yuming'],
  ['qingtongxia', 'qintongxia'],
  ['sishui', 'shisui'],
  ['lanzhou', 'nanzou'],
])('%s may be meant by %s', (one, other) => {
  expect(nearSpellings(one, 64)).toContain(other);
  expect(nearSpellings(other, 64)).toContain(one);
});
it('begins with the word itself and keeps to its limit', () => {
  expect(nearSpellings('yuminjie', 64)[0]).toBe('yuminjie');
  expect(nearSpellings('zhangsanzhangsanzhangsanzhangsan', 64)).toHaveLength(64);
  expect(nearSpellings('', 64)).toEqual(['']);
});
it('a slip is one letter more, less, other, or two exchanged', () => {
  const all = slips('abc');
  for (const slip of ['ab', 'abcd', 'xbc', 'bac', 'acb']) expect(all).toContain(slip);
  expect(all).not.toContain('abc');
  expect(all.length).toBeLessThan(26 * 7 + 10);
});
