import { expect, it } from 'vitest';
import { fieldDifferences } from './fieldDifferences.ts';
import { wordsApart } from './wordsApart.ts';

it('names the fields that differ, without those the system gives', () => {
  const before = { id: 'DA-1-0002', text: '中央', severity: 'HUMAN', effectiveFrom: '2018-12-10', type: null };
  const after = { ...before, severity: 'PROHIBITED', effectiveFrom: '2026-12-01', source: '吴民发〔2026〕30号' };
  expect(fieldDifferences(before, after)).toEqual([
    { field: 'severity', before: 'HUMAN', after: 'PROHIBITED' },
    { field: 'source', before: undefined, after: '吴民发〔2026〕30号' },
  ]);
});

it('counts a missing field and null as the same', () => {
  expect(fieldDifferences({ type: null }, {})).toEqual([]);
});

it('shows of long lists of words only what differs', () => {
  const words = Array.from({ length: 30 }, (_, i) => `词语${i}`);
  expect(wordsApart(words.join(' '), [...words.slice(1), '新词'].join(' '))).toEqual(['词语0', '新词']);
  expect(wordsApart('中央', '中央 首府')).toEqual(['中央', '中央 首府']);
});
