import { expect, it } from 'vitest';
import { mergeFields, type SignValues, withFields } from './mergeFields.ts';

const base: SignValues = { status: 'installed', position: [106.2, 37.98], mounting: 'post', maintainer: '甲' };

it('takes what only the device changed', () => {
  const now = { ...base, maintainer: '乙' };
  const merged = mergeFields(base, now, { mounting: 'wall' });
  expect(merged).toEqual([{ field: 'mounting', base: 'post', now: 'post', wanted: 'wall', isOpen: false }]);
  expect(withFields(now, merged)).toEqual({ ...base, maintainer: '乙', mounting: 'wall' });
});

it('leaves open what both changed, and nothing where both say the same', () => {
  const now: SignValues = { ...base, status: 'damaged', maintainer: '乙' };
  const merged = mergeFields(base, now, { status: 'missing', maintainer: '乙' });
  expect(merged.map(({ field, isOpen }) => [field, isOpen])).toEqual([['status', true]]);
});

it('does not take rounding for a move', () => {
  expect(mergeFields(base, base, { position: [106.200_000_04, 37.98] })).toEqual([]);
  expect(mergeFields(base, base, { position: [106.2001, 37.98] })).toHaveLength(1);
});
