import { expect, it } from 'vitest';
import { cleanName } from './cleanName.ts';
import { beginsLikeFormula, cleanCell } from './cleanText.ts';

it.each([
  ['金丰\u200b社区居委会', ['name-invisible'], '金丰社区居委会'],
  ['西门村委会\ufeff', ['name-invisible'], '西门村委会'],
  ['吳忠市民廣場', ['name-traditional'], '吳忠市民廣場'],
  ['\u2fa6积镇', ['name-compatibility'], '金积镇'],
  ['金积镇（原名：）', ['name-empty-brackets'], '金积镇（原名：）'],
  ['金  积  镇', ['name-spaces'], '金  积  镇'],
  ['\u202e镇积金', ['name-reordered'], '镇积金'],
  ['金积镇\n东街', ['name-control'], '金积镇\n东街'],
  ['<b>金积镇</b>', ['name-markup'], '<b>金积镇</b>'],
  ['金积镇'.repeat(60), ['name-too-long'], '金积镇'.repeat(60)],
  ['村', ['name-generic-only'], '村'],
  ['金积镇\u0000', ['name-control'], '金积镇\u2400'],
  ['\ue000高村', ['name-private-use'], '\ue000高村'],
  ['=1+1村', ['name-formula'], '=1+1村'],
  ['217社区居委会', [], '217社区居委会'],
  ['吴忠市（利通区）第一小学', [], '吴忠市（利通区）第一小学'],
  ['𫍯村', [], '𫍯村'],
  ['\u3000金积镇 ', [], '金积镇'],
  ['', [], null],
  ['\u200b', [], null],
])('%j', (given, codes, name) => {
  const clean = cleanName(given);
  expect([clean.findings.map(({ code }) => code), clean.name]).toEqual([codes, name]);
});

it('shows what cannot be seen as code points', () => {
  expect(cleanName('金\u200b积镇').findings[0]?.message_zh).toContain('金[U+200B]积镇');
  expect(cleanName('金积镇\u0000').findings[0]?.message).toContain('U+0000');
});

it.each([
  ['="640323001001"', { text: '640323001001', unwrapped: true, trimmed: false }],
  ['\u3000金积镇  ', { text: '金积镇', unwrapped: false, trimmed: true }],
  ['=HYPERLINK("http://x","y")', { text: '=HYPERLINK("http://x","y")', unwrapped: false, trimmed: false }],
])('cell %j', (given, clean) => expect(cleanCell(given)).toEqual(clean));

it.each(['=1+1', '＝1+1', '+1+1', '-2+3', '@SUM(A1)', '-cmd|x'])('%s begins like a formula', (text) =>
  expect(beginsLikeFormula(text)).toBe(true),
);
it.each(['-214', '+86', '0953-2012345', '说明=无', '-3.5'])('%s does not', (text) =>
  expect(beginsLikeFormula(text)).toBe(false),
);
