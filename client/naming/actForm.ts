import type { ActName } from '#server/naming/actContract.ts';
import type { useActWords } from './actWords.ts';

type ActWord = Parameters<ReturnType<typeof useActWords>>[0];
/** Every act with a form: those of a case, and the answer of a consulted office. */
export type Act = ActName | 'answer';
export type FieldKind =
  | 'line'
  | 'paragraph'
  | 'day'
  | 'documentNo'
  | 'announcementNo'
  | 'toldNo'
  | 'defects'
  | 'organs'
  | 'candidate'
  | 'reportKind'
  | 'reasonCode'
  | 'opinion'
  | 'channels'
  | 'suspensionReason'
  | 'notAcceptGround'
  | 'deliveryMeans'
  | 'colleague'
  | 'touches';

export interface ActField {
  /** The member of the act's body. */
  name: string;
  kind: FieldKind;
  label: ActWord;
  hint?: ActWord;
  /** `sometimes`: whether it may be left out depends on another field; its hint says when. */
  optional?: true | 'sometimes';
}

/** The form of each act, in the order a clerk fills it; members are those of `ActBodies`. An empty form only asks to confirm. */
export const ACT_FORM: Record<Act, readonly ActField[]> = {
  submit: [],
  withdraw: [{ name: 'reason', kind: 'paragraph', label: 'reason' }],
  return: [{ name: 'defects', kind: 'defects', label: 'defects' }],
  accept: [{ name: 'note', kind: 'line', label: 'note', optional: true }],
  notAccept: [
    { name: 'ground', kind: 'notAcceptGround', label: 'notAcceptGround' },
    {
      name: 'rightAuthority',
      kind: 'line',
      label: 'rightAuthority',
      hint: 'rightAuthorityHint',
      optional: 'sometimes',
    },
    { name: 'reason', kind: 'paragraph', label: 'reason' },
  ],
  check: [],
  resolve: [
    { name: 'reason', kind: 'paragraph', label: 'reason' },
    { name: 'basis', kind: 'line', label: 'basis', optional: true },
  ],
  consult: [
    { name: 'candidateId', kind: 'candidate', label: 'candidateId' },
    { name: 'organs', kind: 'organs', label: 'organs' },
    { name: 'dueOn', kind: 'day', label: 'dueOn', hint: 'dueOnHint', optional: true },
  ],
  reconcile: [
    { name: 'heldOn', kind: 'day', label: 'heldOn' },
    { name: 'minutes', kind: 'paragraph', label: 'minutes' },
  ],
  argue: [
    { name: 'kind', kind: 'reportKind', label: 'kind' },
    { name: 'report', kind: 'paragraph', label: 'report' },
  ],
  notice: [{ name: 'text', kind: 'paragraph', label: 'noticeText', optional: true }],
  draftDecision: [{ name: 'text', kind: 'paragraph', label: 'decisionText' }],
  reviewLegality: [{ name: 'opinion', kind: 'paragraph', label: 'legalityOpinion' }],
  assessImpact: [
    { name: 'text', kind: 'paragraph', label: 'impactText' },
    {
      name: 'protectiveMeasures',
      kind: 'paragraph',
      label: 'protectiveMeasures',
      hint: 'protectiveHint',
      optional: true,
    },
  ],
  submitToApprover: [{ name: 'text', kind: 'paragraph', label: 'submission', optional: true }],
  approve: [
    { name: 'documentNo', kind: 'documentNo', label: 'documentNo', hint: 'documentNoHint' },
    { name: 'decidedOn', kind: 'day', label: 'decidedOn' },
  ],
  refuse: [
    { name: 'reasonCode', kind: 'reasonCode', label: 'reasonCode' },
    { name: 'reason', kind: 'paragraph', label: 'reason' },
    { name: 'documentNo', kind: 'documentNo', label: 'refusalNo', hint: 'documentNoHint' },
    { name: 'decidedOn', kind: 'day', label: 'refusedOn' },
  ],
  file: [{ name: 'note', kind: 'paragraph', label: 'note', optional: true }],
  receiveFiling: [
    { name: 'receiptNo', kind: 'line', label: 'receiptNo' },
    { name: 'receivedOn', kind: 'day', label: 'receivedOn' },
  ],
  returnFiling: [{ name: 'reason', kind: 'paragraph', label: 'reason' }],
  announce: [
    { name: 'announcementNo', kind: 'announcementNo', label: 'announcementNo', hint: 'announcementNoHint' },
    { name: 'announcedOn', kind: 'day', label: 'announcedOn' },
    { name: 'channels', kind: 'channels', label: 'channels' },
  ],
  deliver: [
    { name: 'means', kind: 'deliveryMeans', label: 'means' },
    { name: 'deliveredOn', kind: 'day', label: 'deliveredOn' },
    { name: 'recipient', kind: 'line', label: 'recipient' },
    { name: 'note', kind: 'line', label: 'note', optional: true },
  ],
  suspend: [
    { name: 'reasonCode', kind: 'suspensionReason', label: 'suspensionReason' },
    { name: 'reason', kind: 'paragraph', label: 'reason' },
    { name: 'expectedOn', kind: 'day', label: 'expectedOn' },
    { name: 'told', kind: 'toldNo', label: 'told', hint: 'toldHint' },
  ],
  resume: [{ name: 'reason', kind: 'paragraph', label: 'reason' }],
  extend: [
    { name: 'approvedBy', kind: 'line', label: 'approvedBy' },
    { name: 'reason', kind: 'paragraph', label: 'reason' },
    { name: 'told', kind: 'toldNo', label: 'told', hint: 'toldHint' },
  ],
  transfer: [
    { name: 'handlerId', kind: 'colleague', label: 'handlerId' },
    { name: 'reason', kind: 'line', label: 'reason' },
  ],
  sendBack: [
    { name: 'touches', kind: 'touches', label: 'touches' },
    { name: 'reason', kind: 'paragraph', label: 'reason' },
  ],
  revoke: [
    { name: 'documentNo', kind: 'documentNo', label: 'orderNo', hint: 'documentNoHint' },
    { name: 'revokedOn', kind: 'day', label: 'revokedOn' },
    { name: 'reason', kind: 'paragraph', label: 'reason' },
  ],
  announceRevocation: [
    { name: 'announcementNo', kind: 'announcementNo', label: 'announcementNo', hint: 'announcementNoHint' },
    { name: 'announcedOn', kind: 'day', label: 'announcedOn' },
    { name: 'channels', kind: 'channels', label: 'channels' },
  ],
  reopen: [
    { name: 'documentNo', kind: 'documentNo', label: 'orderNo', hint: 'documentNoHint' },
    { name: 'orderedOn', kind: 'day', label: 'orderedOn' },
    { name: 'reason', kind: 'paragraph', label: 'reason' },
  ],
  answer: [
    { name: 'opinion', kind: 'opinion', label: 'opinion' },
    { name: 'text', kind: 'paragraph', label: 'answerText', hint: 'answerTextHint', optional: 'sometimes' },
    { name: 'legalBasis', kind: 'line', label: 'legalBasis', optional: true },
  ],
};
