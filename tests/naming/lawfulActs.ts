import type { ActName } from '#server/naming/actContract.ts';
import type { Party } from '#server/naming/caseActs.ts';

/** Between acceptance and decision. */
const UNDER_WAY = `accepted checking consulting reconciling argumentation public_notice drafting_decision legality_review
  submitted_to_approver`;

/**
 * The procedure as approval-workflow.md section 10 has it, written down a second time on purpose: whoever changes the
 * table in the code must change the law's text here too.
 */
export const LAW: Record<ActName, { party: Party; from: string; to: string }> = {
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
  submitToApprover: { party: 'handler', from: 'legality_review', to: 'submitted_to_approver' },
  approve: { party: 'approver', from: 'submitted_to_approver', to: 'approved' },
  refuse: { party: 'approver', from: 'submitted_to_approver', to: 'refused' },
  file: { party: 'handler', from: 'approved filed', to: 'filed' },
  receiveFiling: { party: 'receiver', from: 'filed', to: 'filed' },
  returnFiling: { party: 'receiver', from: 'filed', to: 'filed' },
  announce: { party: 'announcer', from: 'filed', to: 'standard' },
  deliver: { party: 'handler', from: 'approved refused filed announced standard', to: 'same' },
  suspend: { party: 'handler', from: UNDER_WAY, to: 'same' },
  resume: { party: 'handler', from: UNDER_WAY, to: 'same' },
  extend: { party: 'handler', from: UNDER_WAY, to: 'same' },
  transfer: {
    party: 'handler',
    from: `submitted ${UNDER_WAY} approved refused filed announced standard`,
    to: 'same',
  },
  sendBack: { party: 'approver', from: 'submitted_to_approver', to: 'checking' },
  revoke: { party: 'higher', from: 'approved filed', to: 'revoked' },
  reopen: { party: 'higher', from: 'revoked refused not_accepted', to: 'checking' },
};

/** Whether the law knows this act in this state. */
export const lawful = (act: ActName, state: string): boolean => LAW[act].from.split(/\s+/).includes(state);
