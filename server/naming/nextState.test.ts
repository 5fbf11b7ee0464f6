import { describe, expect, it } from 'vitest';
import { ActBodies } from './actContract.ts';
import { CASE_ACTS } from './caseActs.ts';
import { CaseState } from './caseContract.ts';
import { nextState } from './nextState.ts';

const LAWFUL: [keyof typeof CASE_ACTS, CaseState, CaseState][] = [
  ['submit', 'draft', 'submitted'],
  ['return', 'submitted', 'returned_for_correction'],
  ['submit', 'returned_for_correction', 'submitted'],
  ['accept', 'submitted', 'accepted'],
  ['check', 'accepted', 'checking'],
  ['consult', 'checking', 'consulting'],
  ['reconcile', 'consulting', 'reconciling'],
  ['argue', 'reconciling', 'argumentation'],
  ['notice', 'argumentation', 'public_notice'],
  ['draftDecision', 'public_notice', 'drafting_decision'],
  ['reviewLegality', 'drafting_decision', 'legality_review'],
  ['submitToApprover', 'legality_review', 'submitted_to_approver'],
  ['approve', 'submitted_to_approver', 'approved'],
  ['refuse', 'submitted_to_approver', 'refused'],
  ['file', 'approved', 'filed'],
  ['announce', 'filed', 'announced'],
];

describe('nextState', () => {
  it.each(LAWFUL)('%s takes a case from %s to %s', (act, from, to) => {
    expect(nextState(act, from)).toBe(to);
  });

  it.each(CASE_ACTS.suspend.from)('suspension leaves a case in %s where it is', (state) => {
    expect(nextState('suspend', state)).toBe(state);
  });

  it('refuses every step the table does not have', () => {
    const acts = Object.keys(CASE_ACTS).map((act) => act as keyof typeof CASE_ACTS);
    for (const act of acts) {
      for (const from of CaseState.options.filter((state) => !CASE_ACTS[act].from.includes(state))) {
        expect(() => nextState(act, from), `${act} from ${from}`).toThrow(/cannot be taken through/);
      }
    }
  });

  it('nothing leaves an end, and nothing is withdrawn after approval', () => {
    const ends: CaseState[] = ['standard', 'refused', 'not_accepted', 'withdrawn', 'announced', 'revoked'];
    const leaving = Object.entries(CASE_ACTS).filter(
      ([, rule]) => rule.to !== 'same' && rule.from.some((state) => ends.includes(state)),
    );
    // Only the higher organ opens again what has ended.
    expect(leaving.map(([act]) => act)).toEqual(['reopen']);
    expect(CASE_ACTS.reopen.party).toBe('higher');
    expect(CASE_ACTS.withdraw.from).not.toContain('approved');
  });

  it('every act has a body and every body but the answer an act', () => {
    expect(Object.keys(CASE_ACTS).sort()).toEqual(
      Object.keys(ActBodies)
        .filter((name) => name !== 'answer')
        .sort(),
    );
  });
});
