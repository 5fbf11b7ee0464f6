import { describe, expect, it } from 'vitest';
import { dialectVariants } from './dialectVariants.ts';
import { loadRuleSet } from './loadRuleSet.ts';
import type { LexiconRow } from './ruleSet.ts';

const merged = (text: string): LexiconRow => ({
  ...{ id: text, text, match: 'merged_sounds', part: 'full', categories: [], type: null, rules: ['NR-08c'] },
  ...{
    severity: 'HUMAN',
    source: 'example',
    jurisdiction: 'CN',
    effectiveFrom: '2022-05-01',
    effectiveTo: null,
    enabled: true,
  },
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
  ['zhan', ['zh z', 'an ang'], ['zan', 'zhang', 'zang']],
  ['ren', ['n l', 'r l'], ['len', 'nen']],
  ['yan wan', ['ian iang'], ['yang wan']],
  ['yan wan', ['uan uang'], ['yan wang']],
  ['yan wan', ['an ang'], []],
])('%s where %j are one is also said %j', (reading, mergers, variants) => {
  expect(dialectVariants([reading], mergers.map(merged)).sort()).toEqual([...variants].sort());
});

describe('rows that ship', () => {
  const rows = loadRuleSet().lexicon.filter(({ match }) => match === 'merged_sounds');
  const pairs = [
    ...(['zh z', 'ch c', 'sh s', 'n l', 'f h', 'r l', 'an ang'] as const),
    ...(['ian iang', 'uan uang', 'en eng', 'in ing'] as const),
  ];
  const HEARD = ['zhi', 'ci', 'shi', 'nan', 'fa', 'ran', 'pan', 'lian', 'guang', 'feng', 'min'];
  it.each(pairs.map((pair, at) => [pair, HEARD[at] ?? ''] as const))('%s is one of them, off: %s', (text, syllable) => {
    const row = rows.find((each) => each.text === text);
    expect(row).toMatchObject({ enabled: false, jurisdiction: 'default' });
    expect(row?.source).toContain('UNVERIFIED');
    expect(row && dialectVariants([syllable], [row])).toHaveLength(1);
  });
  it('holds no others', () => {
    expect(rows.map(({ text }) => text).sort()).toEqual([...pairs].sort());
  });
});

describe('a long name', () => {
  const many = dialectVariants(['min '.repeat(40).trim()], [merged('in ing')]);
  it('has no more than 64 variants', () => {
    expect(many).toHaveLength(64);
    const all = loadRuleSet().lexicon.filter(({ match }) => match === 'merged_sounds');
    expect(dialectVariants(Array(8).fill('zhan '.repeat(60).trim()), all).length).toBeLessThanOrEqual(64);
  });
  it('has those of one syllable, wherever it stands', () => {
    const one = Array.from({ length: 40 }, (_, at) =>
      Array.from({ length: 40 }, (_, each) => (each === at ? 'ming' : 'min')).join(' '),
    );
    expect(one.filter((variant) => !many.includes(variant))).toEqual([]);
  });
});
