import { expect, it } from 'vitest';
import { dialectVariants } from './dialectVariants.ts';
import type { LexiconRow } from './ruleSet.ts';

const merged = (text: string): LexiconRow => ({
  ...{ id: text, text, match: 'merged_sounds', part: 'full', categories: [], type: null, rules: ['NR-08c'] },
  ...{ severity: 'HUMAN', source: 'example', jurisdiction: 'CN', effectiveFrom: '2022-05-01' },
});

it.each<[string, string[], string[]]>([
  ['yu min lu', [], []],
  ['yu min lu', ['in ing'], ['yu ming lu']],
  ['yu ming lu', ['in ing'], ['yu min lu']],
  ['yu min jie', ['n l'], []],
  [
    'ning nan lu',
    ['n l'],
    ['ning nan nu', 'ning lan lu', 'ning lan nu', 'ling nan lu', 'ling nan nu', 'ling lan lu', 'ling lan nu'],
  ],
  ['shi', ['s sh'], ['si']],
  ['an', ['in ing', 's sh'], []],
])('%s where %j are one is also said %j', (reading, mergers, variants) => {
  expect(dialectVariants([reading], mergers.map(merged)).sort()).toEqual([...variants].sort());
});

it('stays within bounds for a long name', () => {
  expect(dialectVariants(['min '.repeat(40).trim()], [merged('in ing')]).length).toBeLessThanOrEqual(64);
});
