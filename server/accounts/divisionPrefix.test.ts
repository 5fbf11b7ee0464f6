import { describe, expect, it } from 'vitest';
import { divisionPrefix } from './divisionPrefix.ts';

describe('divisionPrefix', () => {
  it.each([
    ['640000', '64'],
    ['640300', '6403'],
    ['640323', '640323'],
    ['640302001', '640302001'],
    ['640302001000', '640302001'],
    ['640302001002', '640302001002'],
    ['640302000000', '640302'],
    ['640300000', '6403'],
    ['000000', ''],
  ])('%s is led by "%s"', (code, prefix) => {
    expect(divisionPrefix(code)).toBe(prefix);
  });
});
