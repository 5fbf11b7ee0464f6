import { expect, it } from 'vitest';
import {
  faultyHeadings,
  isSameMapping,
  missingRequired,
  sampleOf,
  sharedHeadings,
  unusedHeadings,
  withHeading,
} from './mapping.ts';

const field = (name: string, required = false) => ({ field: name, label: name, labelEn: name, required });
const finding = (message_zh: string) => ({ code: 'x', severity: 'error' as const, message: '', message_zh });

it('finds what is missing, what is unused and what is used twice', () => {
  const mapping = { name: '标准名称', code: '', lon: 'X', lat: 'X' };
  expect(missingRequired([field('name', true), field('code', true), field('note')], mapping)).toEqual([
    field('code', true),
  ]);
  expect(unusedHeadings(['标准名称', 'X', '备注'], mapping)).toEqual(['备注']);
  expect(sharedHeadings(mapping)).toEqual(['X']);
});

it('says that a field stays empty, so that no proposal fills it again', () => {
  const given = { name: '名称', code: '代码' };
  const changed = withHeading(given, 'code', undefined);
  expect(changed).toEqual({ name: '名称', code: '' });
  expect(isSameMapping(given, changed)).toBe(false);
  expect(isSameMapping({ name: '名称' }, changed)).toBe(true);
});

it('shows the first value that is there', () => {
  const rows = [{ given: { 名称: ' ' } }, { given: { 名称: '黄河路' } }];
  expect(sampleOf(rows, '名称')).toBe('黄河路');
  expect(sampleOf(rows, '备注')).toBeNull();
});

it.each([
  ['by its heading', '“经度”不是数字', ['经度']],
  ['by its value', '读不懂：16°75′', ['经度']],
  ['not by a value of one character', '第1行有误', []],
])('finds the cell at fault %s', (_, said, headings) => {
  const given = { 名称: '1', 经度: '16°75′' };
  expect(faultyHeadings({ given, findings: [finding(said)] })).toEqual(headings);
});
