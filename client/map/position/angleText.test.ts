import { expect, it } from 'vitest';
import { angleOf, dmsOf } from './angleText.ts';

it.each([
  ['106.2034', 106.2034],
  ['106°12′12.24″', 106.2034],
  ['106°12\'12.24"', 106.2034],
  ['106 12 12.24', 106.2034],
  ['东经106度12分12.24秒', 106.2034],
  ['106°61′00″', null],
  ['-3', null],
  ['一百零六度', null],
  ['', null],
])('%s', (text, angle) => {
  expect(angleOf(text)).toBe(angle);
});

it('writes what it reads, to a thousandth of a second', () => {
  expect(dmsOf(106.2034)).toBe('106°12′12.240″');
  expect(dmsOf(37.9999999999)).toBe('38°00′00.000″');
  expect(angleOf(dmsOf(37.123456789))).toBeCloseTo(37.123456789, 6);
});
