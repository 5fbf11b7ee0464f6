import type { TemplateKind } from './contract.ts';
import type { DocumentFacts } from './documentFacts.ts';
import { kindWords } from './kindWords.ts';

const OPINION = ['opinionId', 'office', 'askedOn', 'dueOn', 'opinion', 'opinionText', 'opinionBasis', 'answeredOn'];
const TEXTS = `caseNo romanTone meaning reason category division location extent size applicant handler approver
  announcer receiver receivingOrgan article trackingCode isHousing hasAttachments submittedOn acceptedOn decisionDueOn decisionLimit decisionNo decidedOn
  refusalReason refusalBasis refusalText noticeFrom noticeTo noticeText minutes filingNo filedOn filingReceiptNo
  announcementNo announcedOn channels organ issuedOn today defects offices stepReason stepOn rightAuthority suspensionReason
  expectedOn pausesLimit approvedBy extendedBy movedDueOn names filer addressee approvalNo approvedOn filingArticle filingDueOn
  daysLate wasReturned reminders deadlineOn chaseText revoker revocationNo revokedOn revocationReason revocationArticle restoredName`.split(
  /\s+/,
);

// The applicant and the public read forms: they say nothing but what the applicant wrote himself.
const FORM_TEXTS =
  `caseNo romanTone meaning reason category division location extent size applicant contactName contactPhone
  handler`.split(/\s+/);

const RECEIPT_TEXTS = ['trackingCode', 'trackUrl', 'submittedOn', 'today'];

const emptyOf = (names: readonly string[]): Record<string, string> =>
  Object.fromEntries(names.map((name) => [name, '']));

/** Every slot a document may name, with nothing in it. */
const DOCUMENT_SLOTS: DocumentFacts = {
  ...kindWords('naming', ''),
  ...emptyOf(TEXTS),
  ...emptyOf(OPINION),
  candidates: [emptyOf(['n', 'candidate', 'roman'])],
  attachments: [emptyOf(['n', 'file'])],
  opinions: [emptyOf(OPINION)],
};

/** Every slot of the blank form of a material, with nothing in it and no candidate. */
export const blankFacts = (kind: string): DocumentFacts => ({
  ...kindWords(kind, ''),
  ...emptyOf(FORM_TEXTS),
  candidates: [],
});

const FORM_SLOTS: DocumentFacts = {
  ...blankFacts('naming'),
  candidates: [emptyOf(['n', 'candidate', 'roman', 'meaning', 'reason'])],
};

/** What a template of a kind may name. */
export function slotsOf(kind: TemplateKind): DocumentFacts {
  if (kind === 'tracking_receipt') return { ...FORM_SLOTS, ...emptyOf(RECEIPT_TEXTS) };
  return kind.startsWith('material-') ? FORM_SLOTS : DOCUMENT_SLOTS;
}
