import type { ActName, ActPermission } from './actContract.ts';
import type { CaseState } from './caseContract.ts';

/** Which side of the case an actor stands on; one office may stand on several. */
export type Party = 'applicant' | 'handler' | 'approver' | 'receiver' | 'announcer';

export interface ActRule {
  from: readonly CaseState[];
  /** `unchanged`: the act adds to the file and the case stays where it is. */
  to: CaseState | 'unchanged';
  party: Party;
  permission: ActPermission;
  /** Clock rules (approval-workflow.md section 6) that this act stops and starts. */
  stops?: readonly string[];
  starts?: readonly string[];
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

/** From acceptance until the case goes to the approver. */
const WITH_HANDLER: readonly CaseState[] = BEFORE_APPROVAL.slice(
  BEFORE_APPROVAL.indexOf('accepted'),
  BEFORE_APPROVAL.indexOf('submitted_to_approver'),
);

/** The workflow of approval-workflow.md section 10: who may take a case from where to where, and which clocks that moves. */
export const CASE_ACTS: Record<ActName, ActRule> = {
  submit: {
    from: ['draft', 'returned_for_correction'],
    to: 'submitted',
    party: 'applicant',
    permission: 'naming.apply',
    starts: ['C1'],
  },
  withdraw: {
    from: BEFORE_APPROVAL,
    to: 'withdrawn',
    party: 'applicant',
    permission: 'naming.apply',
    stops: ['C1', 'C2b'],
  },
  return: {
    from: ['submitted'],
    to: 'returned_for_correction',
    party: 'handler',
    permission: 'naming.handle',
    stops: ['C1'],
  },
  accept: {
    from: ['submitted'],
    to: 'accepted',
    party: 'handler',
    permission: 'naming.handle',
    stops: ['C1'],
    starts: ['C2b'],
  },
  notAccept: { from: ['submitted'], to: 'not_accepted', party: 'handler', permission: 'naming.handle', stops: ['C1'] },
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
  draftDecision: { from: ['public_notice'], to: 'drafting_decision', party: 'handler', permission: 'naming.handle' },
  reviewLegality: { from: ['drafting_decision'], to: 'legality_review', party: 'handler', permission: 'naming.handle' },
  assessImpact: {
    from: WITH_HANDLER,
    to: 'unchanged',
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
    stops: ['C2b'],
    starts: ['C5', 'C6'],
  },
  refuse: {
    from: ['submitted_to_approver'],
    to: 'refused',
    party: 'approver',
    permission: 'naming.approve',
    stops: ['C2b'],
  },
  file: { from: ['approved', 'filed'], to: 'filed', party: 'handler', permission: 'naming.handle' },
  receiveFiling: {
    from: ['filed'],
    to: 'filed',
    party: 'receiver',
    permission: 'naming.receive-filing',
    stops: ['C5'],
    starts: ['C7'],
  },
  returnFiling: { from: ['filed'], to: 'filed', party: 'receiver', permission: 'naming.receive-filing' },
  announce: {
    from: ['filed'],
    to: 'announced',
    party: 'announcer',
    permission: 'naming.announce',
    stops: ['C6', 'C7'],
  },
};
