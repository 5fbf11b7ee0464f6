import { describe, expect, it } from 'vitest';
import { namesOf, readCsv } from '../namesTable.ts';
import { requireTable } from './requireTable.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const columns = (count: number) => Array.from({ length: count }, (_, i) => `c${i}`);

describe('a table that could be read but not given back', () => {
  it('passes as offices send it', () => {
    expect(() => requireTable({ header: ['名称', '备注'], rows: [['幸福路', '']] })).not.toThrow();
  });
  it.each([
    ['第 2 行第 1 列含有', { header: ['名称'], rows: [['北京路\0']] }],
    ['第 1 行第 2 列含有', { header: ['名称', '\ud800'], rows: [] }],
    ['第 2 行第 1 列超过', { header: ['名称'], rows: [['地'.repeat(40_000)]] }],
    ['最多 100 列', { header: columns(101), rows: [] }],
    ['行数乘列数', { header: columns(100), rows: Array.from({ length: 6001 }, () => ['a']) }],
  ])('is refused: %s', (words, table) => {
    expect(() => requireTable(table)).toThrow(
      expect.objectContaining({ name: 'Error', messageZh: expect.stringContaining(words) }),
    );
  });
});

describe('a file of garbage', () => {
  it('is answered with a few of its columns, not with all', () => {
    const asked = () => namesOf({ header: columns(30_000), rows: [] });
    expect(asked).toThrow(/^.{1,600}$/);
  });
  it('is given up at the first endless line', () => {
    expect(() => readCsv(bytes(`名称\n${','.repeat(20_000_000)}`))).toThrow(
      expect.objectContaining({ messageZh: expect.not.stringMatching(/[A-Z][a-z]+ /) }),
    );
  });
  it('is read no further than its rows are wanted', () => {
    expect(readCsv(bytes(`名称\n${'a\n'.repeat(10_000)}`), 100).rows).toHaveLength(100);
  });
});
