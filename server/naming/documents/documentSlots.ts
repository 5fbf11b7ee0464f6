import type { DocumentFacts } from './documentFacts.ts';
import { kindWords } from './kindWords.ts';

const OPINION = ['opinionId', 'office', 'askedOn', 'dueOn', 'opinion', 'opinionText', 'opinionBasis', 'answeredOn'];
const TEXTS = `caseNo romanTone meaning reason category division location extent size applicant handler approver
  announcer receiver receivingOrgan article trackingCode isHousing hasAttachments submittedOn acceptedOn decisionDueOn decisionLimit decisionNo decidedOn
  refusalReason refusalBasis refusalText noticeFrom noticeTo noticeText minutes filingNo filedOn filingReceiptNo
  announcementNo announcedOn channels organ issuedOn today defects offices stepReason stepOn rightAuthority suspensionReason
  expectedOn pausesLimit approvedBy extendedBy movedDueOn names filer addressee approvalNo approvedOn filingArticle filingDueOn
  daysLate wasReturned reminders deadlineOn chaseText`.split(/\s+/);

const emptyOf = (names: readonly string[]): Record<string, string> =>
  Object.fromEntries(names.map((name) => [name, '']));

/** Every slot a template may name, with nothing in it. */
export const DOCUMENT_SLOTS: DocumentFacts = {
  ...kindWords('naming', ''),
  ...emptyOf(TEXTS),
  ...emptyOf(OPINION),
  candidates: [emptyOf(['n', 'candidate', 'roman'])],
  attachments: [emptyOf(['n', 'file'])],
  opinions: [emptyOf(OPINION)],
};
