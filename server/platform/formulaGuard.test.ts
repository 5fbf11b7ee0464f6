import fc from 'fast-check';
import { expect, it } from 'vitest';
import { guarded, unguarded } from './formulaGuard.ts';

const text = fc.string({
  unit: fc.constantFrom("'", '=', '-', ' ', '\t', '\n', '＝', '+', '@', '\u202e', '村', '𠮷', '1'),
});

it('gives every text back', () => {
  fc.assert(fc.property(text, (given) => unguarded(guarded(given)) === given));
});

it('lets nothing through that a spreadsheet would calculate', () => {
  fc.assert(fc.property(text, (given) => !/^[=+\-@＝＋－＠\t\r\n]/.test(guarded(given))));
});

it('leaves names as they are', () => {
  for (const name of ['裕民街', "'s", '𠮷村', "O'Neill"]) expect(guarded(name)).toBe(name);
});
