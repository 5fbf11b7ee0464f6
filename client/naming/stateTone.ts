import type { CaseState } from '#server/naming/caseContract.ts';
import type { Tone } from '../ui/StatusTag.tsx';

/** How a state looks beside its word. */
export const STATE_TONE: Record<CaseState, Tone> = {
  draft: 'plain',
  submitted: 'active',
  returned_for_correction: 'warning',
  accepted: 'active',
  not_accepted: 'bad',
  checking: 'active',
  consulting: 'active',
  reconciling: 'warning',
  argumentation: 'active',
  public_notice: 'active',
  drafting_decision: 'active',
  legality_review: 'active',
  submitted_to_approver: 'active',
  approved: 'good',
  refused: 'bad',
  filed: 'good',
  announced: 'good',
  standard: 'good',
  superseded: 'plain',
  abolished: 'plain',
  reserved: 'good',
  drawn: 'good',
  expired: 'plain',
  withdrawn: 'plain',
  revoked: 'bad',
};
