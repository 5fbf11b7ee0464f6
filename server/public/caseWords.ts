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

const DECIDING = ['主管部门拟定决定，报有权机关批准。', 'The decision is drafted and goes to the approver.'] as const;

type Words = readonly [zh: string, en: string];

/** What comes next, as the applicant should know it; undefined where the case has ended. */
export const nextWords = (kind: CaseKind, state: CaseState): Words | undefined =>
  (kind === 'cancellation' ? CANCELLATION_WORDS[state] : undefined) ??
  (kind === 'reservation' ? RESERVATION_WORDS[state] : undefined) ??
  NEXT_WORDS[state];

// No name is proposed, so none is checked; what is announced is the end of one.
const CANCELLATION_WORDS: Partial<Record<CaseState, Words>> = {
  accepted: [
    '评估影响，并向有关部门征求意见。',
    'The impact is assessed and other departments are asked for their opinion.',
  ],
  filed: ['向社会公告，公告后该地名停止使用。', 'It is announced and then the name is no longer in use.'],
};

// Its approval is the end: nothing is filed or announced.
const RESERVATION_WORDS: Partial<Record<CaseState, Words>> = {
  submitted_to_approver: [
    '等待批准机关作出决定；批准后名称预留，决定书将送达申请人。',
    'The approver decides; once approved the name is held, and the decision is delivered to you.',
  ],
};

const NEXT_WORDS: Partial<Record<CaseState, readonly [zh: string, en: string]>> = {
  submitted: [
    '审查材料：齐全的予以受理，不齐的一次告知需补正的全部内容。',
    'The papers are looked at: accepted when complete, else all that is missing is told at once.',
  ],
  returned_for_correction: ['请登录补正材料后重新提交。', 'Please sign in, complete the papers and submit again.'],
  not_accepted: ['请按不予受理的理由，向有权机关申请。', 'Please apply to the authority named in the notice.'],
  accepted: ['检查名称是否符合规定。', 'The name is checked against the rules.'],
  checking: ['向有关部门征求意见。', 'Other departments are asked for their opinion.'],
  consulting: ['各部门反馈后，组织论证或者公示。', 'Once they have answered: expert review or public notice.'],
  reconciling: ['协调一致后，组织论证或者公示。', 'Once they agree: expert review or public notice.'],
  argumentation: ['论证后公示。', 'After the review: public notice.'],
  public_notice: [
    '公示期满、异议答复后，拟定决定。',
    'After its last day and once objections are answered, the decision is drafted.',
  ],
  drafting_decision: DECIDING,
  legality_review: DECIDING,
  submitted_to_approver: [
    '等待批准机关作出决定，决定书将送达申请人。',
    'The approver decides; the decision will be delivered to you.',
  ],
  approved: ['备案后向社会公告。', 'It is filed for the record, then announced.'],
  filed: ['向社会公告，公告后成为标准地名。', 'It is announced and then is the standard name.'],
  refused: ['决定书写明理由和救济途径。', 'The decision states the reasons and the remedies.'],
};
