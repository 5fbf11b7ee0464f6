import type { CaseDetail } from './caseContract.ts';

type File = Pick<CaseDetail, 'minutes' | 'reports' | 'opinions' | 'steps'>;

const INSIDE_REPORTS: readonly string[] = ['draft_decision', 'legality_review'];
const INSIDE_ACTS: readonly string[] = [
  'resolve',
  'answer',
  'reconcile',
  'argue',
  'assessImpact',
  'draftDecision',
  'reviewLegality',
  'submitToApprover',
  'transfer',
];

/**
 * The file as the applicant sees it: which office was asked and what was done when, not the words by which the offices come
 * to a decision (政府信息公开条例 art. 16 para. 2: discussions, process drafts, letters between organs). What is told to him
 * stays: defects, suspensions, the decision with its reasons.
 */
export const withoutDeliberation = <T extends File>(file: T): T => ({
  ...file,
  minutes: null,
  reports: file.reports.filter(({ kind }) => !INSIDE_REPORTS.includes(kind)),
  opinions: file.opinions.map((opinion) => ({ ...opinion, text: null, legalBasis: null, signedBy: null })),
  steps: file.steps.map((step) => (isInside(step) ? { ...step, reason: null } : step)),
});

// Sent back to the applicant himself, he must know why.
const isInside = ({ act, to }: CaseDetail['steps'][number]): boolean =>
  INSIDE_ACTS.includes(act) || (act === 'sendBack' && to !== 'returned_for_correction');
