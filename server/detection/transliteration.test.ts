import { expect, it } from 'vitest';
import { type TransliterationLimits, transliteratedRuns } from './transliteration.ts';

const odds = new Map([
  ['维', 2],
  ['兰', 1.5],
  ['德', 2],
  ['兰德', 3],
  ['安', -1],
  ['里', 1],
]);
const limits: TransliterationLimits = { pair: 6, longer: 4, mean: 1.5 };
const runs = (text: string): string[] =>
  transliteratedRuns([...text], odds, limits).map(({ start, end }) => [...text].slice(start, end).join(''));

it('finds the heaviest stretch between characters that are never used for sound', () => {
  expect(runs('维兰德花园')).toEqual(['维兰德']);
  expect(runs('裕安维兰德里民')).toEqual(['维兰德里']);
  expect(runs('维兰德路维兰德')).toEqual(['维兰德', '维兰德']);
});

it('weighs a pair of neighbours instead of the second character alone', () => {
  const [run] = transliteratedRuns([...'维兰德'], odds, limits);
  expect(run?.sum).toBe(2 + 1.5 + 3);
});

it('is silent where two characters do not weigh enough, and on nothing', () => {
  expect(runs('维兰')).toEqual([]);
  expect(runs('')).toEqual([]);
  expect(runs('裕民')).toEqual([]);
});
