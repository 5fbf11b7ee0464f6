import { describe, expect, it } from 'vitest';
import { ActBodies } from './actContract.ts';
import { CASE_ACTS } from './caseActs.ts';
import { CaseState } from './caseContract.ts';
import { KIND_RULES, ruleOf } from './kindActs.ts';
import { CaseKind } from './kindContract.ts';
import { nextState } from './nextState.ts';

type Act = keyof typeof CASE_ACTS;
type Path = [Act, CaseState, CaseState][];

const INTAKE: Path = [
  ['submit', 'draft', 'submitted'],
  ['return', 'submitted', 'returned_for_correction'],
  ['submit', 'returned_for_correction', 'submitted'],
  ['accept', 'submitted', 'accepted'],
];
const CHECK: Path = [
  ['check', 'accepted', 'checking'],
  ['consult', 'checking', 'consulting'],
];
const TO_DECISION: Path = [
  ['reconcile', 'consulting', 'reconciling'],
  ['argue', 'reconciling', 'argumentation'],
  ['notice', 'argumentation', 'public_notice'],
  ['draftDecision', 'public_notice', 'drafting_decision'],
  ['reviewLegality', 'drafting_decision', 'legality_review'],
  ['submitToApprover', 'legality_review', 'submitted_to_approver'],
  ['approve', 'submitted_to_approver', 'approved'],
  ['refuse', 'submitted_to_approver', 'refused'],
];
const AFTERWARDS: Path = [
  ['file', 'approved', 'filed'],
  ['announce', 'filed', 'announced'],
];
const IMPACT: Path = [['assessImpact', 'legality_review', 'legality_review']];

/** Each kind's way from the draft on, written down a second time (approval-workflow.md sections 8 and 10). */
const LAWFUL: Record<CaseKind, Path> = {
  naming: [...INTAKE, ...CHECK, ...TO_DECISION, ...AFTERWARDS],
  renaming: [...INTAKE, ...CHECK, ...TO_DECISION, ...IMPACT, ...AFTERWARDS],
  cancellation: [...INTAKE, ['consult', 'accepted', 'consulting'], ...TO_DECISION, ...IMPACT, ...AFTERWARDS],
  reservation: [...INTAKE, ...CHECK, ...TO_DECISION],
};
const STRANGE: Record<CaseKind, Path> = {
  naming: IMPACT,
  renaming: [],
  cancellation: CHECK,
  reservation: [...IMPACT, ...AFTERWARDS],
};
const acts = Object.keys(CASE_ACTS).map((act) => act as Act);

describe.each(CaseKind.options)('a %s case', (kind) => {
  it.each(LAWFUL[kind])('%s takes it from %s to %s', (act, from, to) => {
    expect(nextState(act, from, kind)).toBe(to);
  });

  it.each(CASE_ACTS.suspend.from)('suspension leaves it in %s', (state) => {
    expect(nextState('suspend', state, kind)).toBe(state);
  });

  it('is refused every step that the table does not have', () => {
    for (const act of acts) {
      for (const from of CaseState.options.filter((state) => !ruleOf(act, kind)?.from.includes(state))) {
        expect(() => nextState(act, from, kind), `${act} from ${from}`).toThrow(/cannot be taken through/);
      }
    }
    for (const [act, from] of STRANGE[kind]) expect(() => nextState(act, from, kind)).toThrow();
  });

  it('never leaves an end but by order of the higher organ, and is not withdrawn after approval', () => {
    const ends: CaseState[] = ['standard', 'superseded', 'abolished', 'drawn', 'expired', 'announced'];
    ends.push('refused', 'not_accepted', 'withdrawn', 'revoked');
    const leaving = acts.filter((act) => {
      const rule = ruleOf(act, kind);
      return rule && rule.to !== 'same' && rule.from.some((state) => ends.includes(state));
    });
    expect(leaving).toEqual(['reopen']);
    expect(CASE_ACTS.reopen.party).toBe('higher');
    expect([...ends, 'reserved']).toContain(KIND_RULES[kind].ends);
    expect(ruleOf('withdraw', kind)?.from).not.toContain('approved');
  });
});

it('every act has a body and every body but the answer an act', () => {
  expect(Object.keys(CASE_ACTS).sort()).toEqual(
    Object.keys(ActBodies)
      .filter((name) => name !== 'answer')
      .sort(),
  );
});
