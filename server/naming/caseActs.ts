import type { ActName, ActPermission } from './actContract.ts';
import type { CaseState } from './caseContract.ts';

/** Which side of the case an actor stands on; one office may stand on several. */
export type Party = 'applicant' | 'handler' | 'approver' | 'receiver' | 'announcer' | 'higher';

export interface ActRule {
  from: readonly CaseState[];
  /** `same`: the case stays where it is. */
  to: CaseState | 'same';
  /** Where it goes instead, by what the act says. */
  orTo?: readonly CaseState[];
  party: Party;
  /** Another side that may do it as well. */
  orParty?: Party;
  permission: ActPermission;
}

const BEFORE_APPROVAL: readonly CaseState[] = [
  'draft',
  'submitted',
  'returned_for_correction',
  'accepted',
  'checking',
  'consulting',
  'reconciling',
  'argumentation',
  'public_notice',
  'drafting_decision',
  'legality_review',
  'submitted_to_approver',
];

/** Between acceptance and decision: what the licensing law's periods run over. */
const UNDER_WAY: readonly CaseState[] = BEFORE_APPROVAL.slice(BEFORE_APPROVAL.indexOf('accepted'));
/** Until the case goes to the approver. */
const WITH_HANDLER: readonly CaseState[] = UNDER_WAY.filter((state) => state !== 'submitted_to_approver');
/** A decision stays to be delivered whatever became of the name since. */
const DECIDED: readonly CaseState[] = [
  'approved',
  'refused',
  'filed',
  'announced',
  'standard',
  'superseded',
  'abolished',
  'reserved',
  'drawn',
  'expired',
];

/** The workflow of approval-workflow.md section 10: who may take a case from where to where. */
export const CASE_ACTS: Record<ActName, ActRule> = {
  submit: {
    from: ['draft', 'returned_for_correction'],
    to: 'submitted',
    party: 'applicant',
    permission: 'naming.apply',
  },
  withdraw: {
    from: BEFORE_APPROVAL,
    to: 'withdrawn',
    party: 'applicant',
    permission: 'naming.apply',
  },
  return: {
    from: ['submitted'],
    to: 'returned_for_correction',
    party: 'handler',
    permission: 'naming.handle',
  },
  accept: {
    from: ['submitted'],
    to: 'accepted',
    party: 'handler',
    permission: 'naming.handle',
  },
  notAccept: { from: ['submitted'], to: 'not_accepted', party: 'handler', permission: 'naming.handle' },
  check: { from: ['accepted', 'checking'], to: 'checking', party: 'handler', permission: 'naming.handle' },
  resolve: { from: ['checking'], to: 'checking', party: 'handler', permission: 'naming.handle' },
  consult: { from: ['checking'], to: 'consulting', party: 'handler', permission: 'naming.handle' },
  reconcile: { from: ['consulting'], to: 'reconciling', party: 'handler', permission: 'naming.handle' },
  argue: {
    from: ['consulting', 'reconciling', 'argumentation'],
    to: 'argumentation',
    party: 'handler',
    permission: 'naming.handle',
  },
  notice: {
    from: ['consulting', 'reconciling', 'argumentation'],
    to: 'public_notice',
    party: 'handler',
    permission: 'naming.handle',
  },
  draftDecision: {
    // Without a new notice only where the one that was held still stands (guard).
    from: ['public_notice', 'consulting', 'reconciling', 'argumentation'],
    to: 'drafting_decision',
    party: 'handler',
    permission: 'naming.handle',
  },
  reviewLegality: { from: ['drafting_decision'], to: 'legality_review', party: 'handler', permission: 'naming.handle' },
  assessImpact: {
    from: WITH_HANDLER,
    to: 'same',
    party: 'handler',
    permission: 'naming.handle',
  },
  submitToApprover: {
    from: ['legality_review'],
    to: 'submitted_to_approver',
    party: 'handler',
    permission: 'naming.handle',
  },
  approve: {
    from: ['submitted_to_approver'],
    to: 'approved',
    party: 'approver',
    permission: 'naming.approve',
  },
  refuse: {
    from: ['submitted_to_approver'],
    to: 'refused',
    party: 'approver',
    permission: 'naming.approve',
  },
  file: { from: ['approved', 'filed'], to: 'filed', party: 'handler', permission: 'naming.handle' },
  receiveFiling: {
    from: ['filed'],
    to: 'filed',
    party: 'receiver',
    permission: 'naming.receive-filing',
  },
  returnFiling: { from: ['filed'], to: 'filed', party: 'receiver', permission: 'naming.receive-filing' },
  announce: {
    from: ['filed'],
    to: 'announced',
    party: 'announcer',
    permission: 'naming.announce',
  },
  deliver: { from: DECIDED, to: 'same', party: 'handler', permission: 'naming.handle' },
  suspend: { from: UNDER_WAY, to: 'same', party: 'handler', permission: 'naming.handle' },
  resume: { from: UNDER_WAY, to: 'same', party: 'handler', permission: 'naming.handle' },
  extend: { from: UNDER_WAY, to: 'same', party: 'handler', permission: 'naming.handle' },
  transfer: {
    from: ['submitted', ...UNDER_WAY, ...DECIDED],
    to: 'same',
    party: 'handler',
    permission: 'naming.handle',
  },
  sendBack: {
    from: ['submitted_to_approver'],
    to: 'checking',
    orTo: ['public_notice', 'returned_for_correction'],
    party: 'approver',
    permission: 'naming.approve',
  },
  revoke: {
    // Of these each kind has its own (kindActs.ts). The deciding organ revokes what it gave unlawfully (LL art. 69), and so does the one above (TR art. 34).
    from: ['approved', 'filed', 'standard', 'abolished', 'reserved'],
    to: 'revoked',
    party: 'higher',
    orParty: 'approver',
    permission: 'naming.revoke',
  },
  announceRevocation: { from: ['revoked'], to: 'same', party: 'announcer', permission: 'naming.announce' },
  reopen: {
    from: ['revoked', 'refused', 'not_accepted'],
    to: 'checking',
    orTo: ['accepted'],
    party: 'higher',
    permission: 'naming.revoke',
  },
};
