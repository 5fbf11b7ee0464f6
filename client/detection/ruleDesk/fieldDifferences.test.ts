import { expect, it } from 'vitest';
import { fieldDifferences } from './fieldDifferences.ts';

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
