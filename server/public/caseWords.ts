import type { CaseState } from '../naming/caseContract.ts';
import type { CaseKind } from '../naming/kindContract.ts';

/** What the public reads for the state of a case. */
export const STATE_WORDS: Record<CaseState, readonly [zh: string, en: string]> = {
  draft: ['草稿', 'Draft'],
  submitted: ['已提交', 'Submitted'],
  returned_for_correction: ['需补正材料', 'Returned for correction'],
  accepted: ['已受理', 'Accepted'],
  not_accepted: ['不予受理', 'Not accepted'],
  checking: ['审查中', 'Under examination'],
  consulting: ['征求意见中', 'Asking for opinions'],
  reconciling: ['协调意见中', 'Reconciling opinions'],
  argumentation: ['论证中', 'Under expert review'],
  public_notice: ['公示中', 'Public notice'],
  drafting_decision: ['拟定决定', 'Drafting the decision'],
  legality_review: ['合法性审查', 'Legality review'],
  submitted_to_approver: ['已报批', 'Submitted to the approver'],
  approved: ['已批准', 'Approved'],
  refused: ['不予批准', 'Refused'],
  filed: ['已备案', 'Filed for the record'],
  announced: ['已公告', 'Announced'],
  standard: ['已成为标准地名', 'Standard name'],
  superseded: ['已被更名取代', 'Superseded by a renaming'],
  abolished: ['已销名', 'Cancelled'],
  reserved: ['已预留', 'Reserved'],
  drawn: ['预留名称已启用', 'Reserved name drawn'],
  expired: ['预留已到期', 'Reservation expired'],
  withdrawn: ['已撤回', 'Withdrawn'],
  revoked: ['批准已撤销', 'Approval revoked'],
};

/** What a case asks for, as the public reads it. */
export const KIND_WORDS: Record<CaseKind, readonly [zh: string, en: string]> = {
  naming: ['命名', 'Naming'],
  renaming: ['更名', 'Renaming'],
  cancellation: ['销名', 'Cancellation'],
  reservation: ['预命名', 'Reservation'],
};
