import { expect, it } from 'vitest';
import { type CheckedName, checkNames } from './checkNames.ts';
import { compileRuleSet } from './compileRuleSet.ts';
import { loadRuleSet } from './loadRuleSet.ts';

const row = (name: string) => ({ name, attributes: {}, province: '', city: '', county: '' });

it('calls no name clear that people cannot read as it stands, and does not judge a page of text', async () => {
  const names = ['幸福路', '幸福路\t', '幸\u200b福路', '\u202e幸福路', '\u200b\u2060', '地'.repeat(500_000)];
  const checked: CheckedName[] = [];
  for await (const each of checkNames(names.map(row), compileRuleSet(await loadRuleSet()))) checked.push(each);
  expect(checked.map(({ level }) => level)).toEqual([
    'clear',
    'clear',
    'needs_data',
    'needs_data',
    'needs_data',
    'needs_data',
  ]);
  expect(checked.map(({ advice }) => advice).slice(2)).toEqual([
    expect.stringContaining('不可见字符'),
    expect.stringContaining('不可见字符'),
    '名称为空',
    '名称超过 500 个字，不是地名',
  ]);
});
