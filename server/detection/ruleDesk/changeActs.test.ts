import { expect, it } from 'vitest';
import { actsFor, type ChangeFacts } from './changeActs.ts';

const TODAY = '2026-12-01';
const drafter = { id: 'drafter', permissions: new Set(['rules.read', 'rules.draft']) };
const approver = { id: 'approver', permissions: new Set(['rules.read', 'rules.approve']) };
const auditor = { id: 'auditor', permissions: new Set(['rules.read']) };
const both = { id: 'drafter', permissions: new Set(['rules.draft', 'rules.approve']) };

const change = (over: Partial<ChangeFacts>): ChangeFacts => ({
  ...{ state: 'draft', number: null, effectiveOn: '2027-01-01', editors: ['drafter'], ...over },
});
const fresh = change({});
const returned = change({ number: '640300-GZ-2026-0001' });
const sent = change({ state: 'submitted', number: '640300-GZ-2026-0001' });
const approved = change({ state: 'approved', number: '640300-GZ-2026-0001' });

it.each([
  ['a draft is its drafter’s', fresh, drafter, ['edit', 'delete', 'dryRun', 'submit']],
  ['a returned draft keeps its number', returned, drafter, ['edit', 'dryRun', 'submit', 'withdraw']],
  ['an approver only tries a draft', fresh, approver, ['dryRun']],
  ['what was sent is taken back by who drafted', sent, drafter, ['dryRun', 'withdraw']],
  ['and decided by another', sent, approver, ['dryRun', 'approve', 'return']],
  ['never approved by who drafted, whatever the roles', sent, both, ['dryRun', 'return', 'withdraw']],
  ['an approval is undone by an approver before its day', approved, approver, ['withdraw']],
  ['not by who drafted', approved, drafter, []],
  ['nor on its day', { ...approved, effectiveOn: TODAY }, approver, []],
  ['an auditor looks on', sent, auditor, []],
] as const)('%s', (...row) => {
  const [, facts, actor, acts] = row;
  expect(actsFor(facts, actor, TODAY)).toEqual(acts);
});
