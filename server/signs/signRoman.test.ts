import { expect, it } from 'vitest';
import { signRoman } from './signRoman.ts';

it.each([
  ['Yùmín Jiē', 'YUMIN JIE'],
  ["Guǎng'ānmén Běibīnhé Lù", "GUANG'ANMEN BEIBINHE LU"],
  ["Lǜ'ān Lù", "LÜ'AN LU"],
  ['Yùmín Nánlù 3 Xiàng', 'YUMIN NANLU 3 XIANG'],
  ['Dì-9 Lòng', 'DI-9 LONG'],
])('%s → %s', (tone, sign) => {
  expect(signRoman(tone, { capitals: true, tones: false })).toBe(sign);
});

it('keeps tones and case where an edition says so', () => {
  expect(signRoman('Yùmín Jiē', { capitals: false, tones: true })).toBe('Yùmín Jiē');
});
