import type { ActName } from '#server/naming/actContract.ts';
import type { Party } from '#server/naming/caseActs.ts';
import type { CaseKind } from '#server/naming/kindContract.ts';

/** Between acceptance and decision. */
const UNDER_WAY = `accepted checking consulting reconciling argumentation public_notice drafting_decision legality_review
  submitted_to_approver`;
const DECIDED = 'approved refused filed announced standard superseded abolished reserved drawn expired';

/**
 * The procedure as approval-workflow.md section 10 has it, written down a second time on purpose: whoever changes the
 * table in the code must change the law's text here too.
 */
export const LAW: Record<ActName, { party: Party; orParty?: Party; from: string; to: string }> = {
  submit: { party: 'applicant', from: 'draft returned_for_correction', to: 'submitted' },
  withdraw: {
    party: 'applicant',
    from: `draft submitted returned_for_correction accepted checking consulting reconciling argumentation public_notice
      drafting_decision legality_review submitted_to_approver`,
    to: 'withdrawn',
  },
  return: { party: 'handler', from: 'submitted', to: 'returned_for_correction' },
  accept: { party: 'handler', from: 'submitted', to: 'accepted' },
  notAccept: { party: 'handler', from: 'submitted', to: 'not_accepted' },
  check: { party: 'handler', from: 'accepted checking', to: 'checking' },
  resolve: { party: 'handler', from: 'checking', to: 'checking' },
  consult: { party: 'handler', from: 'checking', to: 'consulting' },
  reconcile: { party: 'handler', from: 'consulting', to: 'reconciling' },
  argue: { party: 'handler', from: 'consulting reconciling argumentation', to: 'argumentation' },
  notice: { party: 'handler', from: 'consulting reconciling argumentation', to: 'public_notice' },
  draftDecision: {
    party: 'handler',
    from: 'public_notice consulting reconciling argumentation',
    to: 'drafting_decision',
  },
  reviewLegality: { party: 'handler', from: 'drafting_decision', to: 'legality_review' },
  assessImpact: {
    party: 'handler',
    from: `accepted checking consulting reconciling argumentation public_notice drafting_decision legality_review`,
    to: 'same',
  },
  submitToApprover: { party: 'handler', from: 'legality_review', to: 'submitted_to_approver' },
  approve: { party: 'approver', from: 'submitted_to_approver', to: 'approved' },
  refuse: { party: 'approver', from: 'submitted_to_approver', to: 'refused' },
  file: { party: 'handler', from: 'approved filed', to: 'filed' },
  receiveFiling: { party: 'receiver', from: 'filed', to: 'filed' },
  returnFiling: { party: 'receiver', from: 'filed', to: 'filed' },
  announce: { party: 'announcer', from: 'filed', to: 'announced' },
  deliver: { party: 'handler', from: DECIDED, to: 'same' },
  suspend: { party: 'handler', from: UNDER_WAY, to: 'same' },
  resume: { party: 'handler', from: UNDER_WAY, to: 'same' },
  extend: { party: 'handler', from: UNDER_WAY, to: 'same' },
  transfer: {
    party: 'handler',
    from: `submitted ${UNDER_WAY} ${DECIDED}`,
    to: 'same',
  },
  sendBack: { party: 'approver', from: 'submitted_to_approver', to: 'checking' },
  revoke: { party: 'higher', orParty: 'approver', from: 'approved filed standard', to: 'revoked' },
  announceRevocation: { party: 'announcer', from: 'revoked', to: 'same' },
  reopen: { party: 'higher', from: 'revoked refused not_accepted', to: 'checking' },
};

/** What each kind of case does not know, and what it does from elsewhere (sections 8 and 10), written down again like the rest. */
const UNKNOWN: Record<CaseKind, readonly ActName[]> = {
  naming: ['assessImpact'],
  renaming: [],
  cancellation: ['check', 'resolve'],
  reservation: ['assessImpact', 'file', 'receiveFiling', 'returnFiling', 'announce', 'announceRevocation'],
};

const FROM_ELSEWHERE: Partial<Record<CaseKind, Partial<Record<ActName, string>>>> = {
  cancellation: { consult: 'accepted', revoke: 'approved filed abolished' },
  reservation: { revoke: 'approved reserved' },
};

/** Whether the law knows this act in this state of a case of this kind. */
export function lawful(act: ActName, state: string, kind: CaseKind = 'naming'): boolean {
  if (UNKNOWN[kind].includes(act)) return false;
  const from = FROM_ELSEWHERE[kind]?.[act] ?? LAW[act].from;
  return from.split(/\s+/).includes(state);
}

/** Where the act leads in a case of this kind; a cancellation knows no check to go back to. */
export const lawfullyTo = (act: ActName, from: string, kind: CaseKind): string => {
  const { to } = LAW[act];
  if (to === 'same') return from;
  return kind === 'cancellation' && to === 'checking' ? 'accepted' : to;
};
