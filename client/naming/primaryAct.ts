import type { ActName } from '#server/naming/actContract.ts';
import type { CaseDetail, CaseState } from '#server/naming/caseContract.ts';

/** The act that usually carries a case on from each state, the likeliest first. It is only emphasised; the server decides what is possible. */
const USUAL: Partial<Record<CaseState, readonly ActName[]>> = {
  draft: ['submit'],
  submitted: ['accept'],
  returned_for_correction: ['submit'],
  accepted: ['check', 'consult'],
  checking: ['consult', 'check'],
  consulting: ['reconcile', 'notice', 'argue'],
  reconciling: ['notice', 'argue'],
  argumentation: ['notice'],
  public_notice: ['draftDecision'],
  drafting_decision: ['reviewLegality'],
  legality_review: ['submitToApprover', 'assessImpact'],
  submitted_to_approver: ['approve'],
  approved: ['file', 'deliver'],
  refused: ['deliver'],
  standard: ['deliver'],
  reserved: ['deliver'],
  abolished: ['deliver'],
  revoked: ['announceRevocation'],
  filed: ['receiveFiling', 'announce', 'file', 'deliver'],
};

/** Acts that end or set back a case: shown last and without emphasis. */
export const HARSH_ACTS: readonly ActName[] = ['return', 'notAccept', 'refuse', 'returnFiling', 'withdraw', 'sendBack'];
/** Acts that are seldom wanted: behind one button, so that the usual ones keep their places. */
export const SELDOM_ACTS: readonly ActName[] = ['suspend', 'extend', 'transfer', 'revoke', 'reopen'];

/** The one act to emphasise among those the server offers; undefined when there is none to choose. */
export function primaryAct({ state, acts }: Pick<CaseDetail, 'state' | 'acts'>): ActName | undefined {
  // A suspended case offers nothing else.
  if (acts.includes('resume')) return 'resume';
  return USUAL[state]?.find((act) => acts.includes(act));
}
