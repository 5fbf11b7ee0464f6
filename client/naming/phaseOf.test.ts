import { expect, it } from 'vitest';
import type { CaseDetail, CaseState } from '#server/naming/caseContract.ts';
import { phaseOf } from './phaseOf.ts';

const step = (from: CaseState, to: CaseState): CaseDetail['steps'][number] => ({
  id: '00000000-0000-4000-8000-000000000000',
  act: 'x',
  from,
  to,
  actor: '',
  organisation: '',
  at: '2026-03-01T08:00:00+08:00',
  reason: null,
  note: null,
  document: null,
});
const statuses = (state: CaseState, steps: CaseDetail['steps']) =>
  phaseOf({ state, steps, filing: null }).map((p) => p.status);

it('marks the stage a case is in and what lies ahead', () => {
  expect(statuses('checking', [step('submitted', 'accepted'), step('accepted', 'checking')])).toEqual([
    'done',
    'now',
    ...Array.from({ length: 6 }, () => 'ahead'),
  ]);
});

it('ends a withdrawn case at the stage it was withdrawn from', () => {
  expect(statuses('withdrawn', [step('submitted', 'accepted'), step('accepted', 'withdrawn')])[1]).toBe('ended');
});

it('shows a stage that was never entered as skipped', () => {
  const steps = [step('accepted', 'checking'), step('checking', 'consulting'), step('consulting', 'drafting_decision')];
  expect(statuses('drafting_decision', steps)).toEqual([
    'done',
    'done',
    'done',
    'skipped',
    'now',
    'ahead',
    'ahead',
    'ahead',
  ]);
});

it('finishes every stage of an announced case', () => {
  expect(statuses('announced', [])).not.toContain('now');
});
