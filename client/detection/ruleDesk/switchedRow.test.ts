import { expect, it } from 'vitest';
import type { RuleRowItem } from '#server/detection/ruleChangeContract.ts';
import { localRow } from './localRow.ts';
import { switchedRow } from './switchedRow.ts';

const row = (kind: 'lexicon' | 'rule', jurisdiction: string, enabled: boolean): RuleRowItem => ({
  ...{
    kind,
    id: '000001:x',
    version: 1,
    label: 'zh z',
    code: 'NS-01',
    jurisdiction,
    source: '',
    sourceZh: null,
    article: null,
  },
  ...{ validFrom: '2022-05-01', validTo: null, state: 'in_force', documentNo: '', changeId: null },
  body: { id: 'NS-01', text: 'zh z', jurisdiction, enabled },
});

it('switches a word of no one division on by a row of the office’s own', () => {
  expect(switchedRow(row('lexicon', 'default', false), '640300')).toEqual({
    ...{ operation: 'add', kind: 'lexicon', label: 'zh z' },
    body: { id: 'NS-01@6403', text: 'zh z', jurisdiction: '6403', enabled: true },
  });
  expect(switchedRow(row('lexicon', 'default', false), '640302')).toMatchObject({ body: { jurisdiction: '640302' } });
});

it('takes a rule of another place over by a row of the office’s own, which names its own law', () => {
  const given = row('rule', '3601', false);
  const named = { ...given, body: { ...given.body, instrumentZh: '外地规范' } };
  expect(switchedRow(named, '640300')).toMatchObject({
    operation: 'add',
    body: { id: 'NS-01', jurisdiction: '6403', enabled: true, instrumentZh: '', verified: true },
  });
  expect(localRow(row('rule', 'CN', true), '640302')).toMatchObject({
    operation: 'add',
    body: { jurisdiction: '640302' },
  });
  expect(localRow(row('rule', '6403', true), '640300')).toMatchObject({ body: { jurisdiction: '' } });
});

it.each([
  ['a word of its own', row('lexicon', '640302', false), { jurisdiction: '640302', enabled: true }],
  ['a rule of the country', row('rule', 'CN', false), { jurisdiction: 'CN', enabled: true }],
  ['a word that is on', row('lexicon', 'CN', true), { jurisdiction: 'CN', enabled: false }],
])('revises %s', (_what, given, body) => {
  expect(switchedRow(given, '640300')).toMatchObject({ operation: 'replace', rowId: '000001:x', baseVersion: 1, body });
});
