import { expect, it } from 'vitest';
import { articleIn } from './articleIn.ts';

it.each([
  ['zh-CN', 'art. 9(8) / 第九条第一款第（八）项', '第九条第一款第（八）项'],
  ['en', 'art. 9(8) / 第九条第一款第（八）项', 'art. 9(8)'],
  ['zh-CN', '第九条', '第九条'],
  ['en', '第九条', '第九条'],
] as const)('in %s of %s shows %s', (language, article, expected) => {
  expect(articleIn(language, article)).toBe(expected);
});
