import { expect, it } from 'vitest';
import { segmentsOf } from './segmentsOf.ts';

it.each([
  [
    '吴忠中央首府小区',
    [
      [2, 4],
      [4, 6],
    ],
    ['吴忠', '[中央首府]', '小区'],
  ],
  [
    '中央首府',
    [
      [0, 2],
      [1, 4],
    ],
    ['[中央首府]'],
  ],
  [
    '皇庭御府',
    [
      [0, 1],
      [2, 3],
    ],
    ['[皇]', '庭', '[御]', '府'],
  ],
  ['裕民街', [], ['裕民街']],
])('%s', (text, spans, expected) => {
  const given = spans.map(([start = 0, end = 0]) => ({ start, end }));
  expect(segmentsOf(text, given).map((s) => (s.isMatched ? `[${s.text}]` : s.text))).toEqual(expected);
});
