import { describe, expect, it } from 'vitest';
import { LAW } from '#tests/naming/lawfulActs.ts';
import { departments, PERMISSIONS, READY, READY_FOR, sidesOf, TODAY, verdict } from '#tests/naming/readyCase.ts';
import { Problem } from '../platform/problem.ts';
import type { ActName } from './actContract.ts';
import { ACT_NAMES } from './actsOf.ts';
import type { CaseState } from './caseContract.ts';
import type { CaseFacts } from './caseFacts.ts';
import { ruleOf } from './kindActs.ts';
import { requireLawful } from './requireLawful.ts';

function codeOf(perform: () => unknown): unknown {
  try {
    return perform();
  } catch (error) {
    return error instanceof Problem ? error.facts.code : error;
  }
}

const MISSING: CaseFacts['proceduresMissing'][number] = {
  ...{ procedure: 'expert', state: 'missing', articlesZh: ['第十一条'], articlesEn: ['art. 11'] },
};

describe('what stops an act though side and state are right', () => {
  const layout = departments('housing');
  const cases: readonly [ActName, CaseState, Partial<CaseFacts>, string][] = [
    ['return', 'submitted', { silentAfter: '2026-03-01' }, 'accepted-by-silence'],
    ['notAccept', 'submitted', { silentAfter: '2026-03-01' }, 'accepted-by-silence'],
    ['consult', 'checking', { lastRunId: null }, 'not-checked'],
    ['reconcile', 'consulting', { disagreements: 0 }, 'nobody-disagrees'],
    ['reconcile', 'consulting', { opinionsAwaited: 1 }, 'opinions-awaited'],
    ['argue', 'consulting', { opinionsAwaited: 1 }, 'opinions-awaited'],
    ['argue', 'consulting', { disagreements: 1, hasMinutes: false }, 'not-reconciled'],
    ['notice', 'consulting', { opinionsAwaited: 1 }, 'opinions-awaited'],
    ['notice', 'argumentation', { disagreements: 1, hasMinutes: false }, 'not-reconciled'],
    ['draftDecision', 'consulting', { noticeStands: false }, 'no-notice'],
    ['draftDecision', 'consulting', { opinionsAwaited: 1 }, 'opinions-awaited'],
    ['draftDecision', 'public_notice', { noticeEndsOn: TODAY }, 'notice-runs'],
    ['draftDecision', 'public_notice', { objectionsOpen: 1 }, 'objections-open'],
    ['reviewLegality', 'drafting_decision', { proceduresMissing: [MISSING] }, 'procedures-missing'],
    ['submitToApprover', 'legality_review', { kind: 'renaming', hasImpact: false }, 'no-impact-report'],
    ['submitToApprover', 'legality_review', { kind: 'cancellation', hasImpact: false }, 'no-impact-report'],
    ['submitToApprover', 'legality_review', { kind: 'renaming', isUnprotected: true }, 'name-unprotected'],
    ['approve', 'submitted_to_approver', { proposedBy: 'somebody' }, 'four-eyes'],
    ['refuse', 'submitted_to_approver', { applicantId: 'somebody' }, 'four-eyes'],
    ['file', 'filed', { filingStatus: 'pending' }, 'already-filed'],
    ['receiveFiling', 'filed', { filingStatus: 'accepted' }, 'no-filing'],
    ['returnFiling', 'filed', { filingStatus: 'accepted' }, 'no-filing'],
    ['announce', 'filed', { filingStatus: 'pending' }, 'filing-open'],
    ['deliver', 'approved', { delivered: true }, 'delivered-already'],
    ['resume', 'checking', { suspendedOn: null }, 'not-suspended'],
    ['suspend', 'checking', { suspendedOn: TODAY }, 'suspended'],
    ['extend', 'checking', { extended: true }, 'extended-already'],
    ['extend', 'checking', { extendableDueOn: null }, 'nothing-to-extend'],
    ['extend', 'checking', { extendableDueOn: '2026-03-01' }, 'too-late-to-extend'],
  ];
  it.each(cases)('%s in %s: %o → %s', (act, state, change, code) => {
    const found = { ...READY, ...sidesOf(layout), ...READY_FOR[act], variant: layout.variant, state, ...change };
    const { party } = LAW[act];
    const who = { id: 'somebody', organisationId: layout[party] ?? '', permissions: PERMISSIONS };
    expect(codeOf(() => requireLawful(act, found, who, TODAY))).toBe(code);
  });

  it('is a suspension, for every act but three', () => {
    const free = ACT_NAMES.filter((act) => {
      const state = ruleOf(act, 'renaming')?.from[0] ?? 'draft';
      const found = {
        ...READY,
        ...sidesOf(layout),
        ...READY_FOR[act],
        kind: 'renaming' as const,
        suspendedOn: '2026-03-01',
      };
      return verdict(act, { ...found, variant: layout.variant, state }, layout[LAW[act].party] ?? '') !== 'conflict';
    });
    expect(free.sort()).toEqual(['resume', 'transfer', 'withdraw']);
  });
});
