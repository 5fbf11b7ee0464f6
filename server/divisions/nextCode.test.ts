import { expect, it } from 'vitest';
import { nextCode } from './nextCode.ts';

const TOWNS = [{ first: 100, last: 199 }];
const next = (used: string[], ranges = TOWNS) => nextCode({ level: 'township', superior: '640303', ranges, used });

it.each([
  ['the first', [], '640303100'],
  ['after the greatest', ['640303100', '640303101'], '640303102'],
  ['not into a gap: a withdrawn code may have stood there', ['640303105'], '640303106'],
  ['other types and counties do not count', ['640303201', '640302150'], '640303100'],
  ['committees do not count', ['640303150001'], '640303100'],
  ['nothing where the range is full', ['640303199'], undefined],
])('%s', (_what, used, code) => {
  expect(next(used)).toBe(code);
});
it('goes on in the second range', () => {
  const ranges = [
    { first: 2, last: 20 },
    { first: 51, last: 80 },
  ];
  expect(nextCode({ level: 'county', superior: '640300', ranges, used: ['640320'] })).toBe('640351');
});
