import type { ActName } from './actContract.ts';
import type { CaseFacts } from './caseFacts.ts';
import { isAboutPlace } from './kindContract.ts';

/** Why an act that is the actor's may not be done yet. */
export interface Refusal {
  code: string;
  detail: string;
  detailZh: string;
}
export interface GuardContext {
  actorId: string;
  today: string;
}
type Guard = (found: CaseFacts, context: GuardContext) => Refusal | undefined;

const refusal = (code: string, detail: string, detailZh: string): Refusal => ({ code, detail, detailZh });

/** A cancellation proposes no name that could be checked. */
const checked: Guard = (found) =>
  found.kind !== 'cancellation' && found.lastRunId === null
    ? refusal('not-checked', 'Run the naming rules first', '请先完成规则检查。')
    : undefined;

/** A missing answer is not consent: it must be in, or past due and so recorded (approval-workflow.md section 4). */
const opinionsIn: Guard = (found) =>
  found.opinionsAwaited > 0
    ? refusal(
        'opinions-awaited',
        `${found.opinionsAwaited} opinion(s) are still within their time`,
        `还有 ${found.opinionsAwaited} 个部门的意见未反馈且未逾期；逾期未反馈不视为同意，将如实记录。`,
      )
    : undefined;

const reconciled: Guard = (found) =>
  found.disagreements > 0 && !found.hasMinutes
    ? refusal(
        'not-reconciled',
        'A department disagrees: reconcile with minutes first',
        '有部门不同意，须先协调并形成会议纪要。',
      )
    : undefined;

const someDisagree: Guard = (found) =>
  found.disagreements === 0
    ? refusal('nobody-disagrees', 'No department disagrees, nothing to reconcile', '没有部门提出不同意见，无须协调。')
    : undefined;

const noticeOver: Guard = (found, { today }) =>
  found.noticeEndsOn !== null && today <= found.noticeEndsOn
    ? refusal(
        'notice-runs',
        `The public notice runs until ${found.noticeEndsOn}`,
        `公示期至 ${found.noticeEndsOn} 届满，届满后方可拟稿。`,
      )
    : undefined;

/** Four eyes: neither the applicant nor the officer who put the case forward may decide it. */
const fourEyes: Guard = (found, { actorId }) =>
  actorId === found.applicantId || actorId === found.proposedBy
    ? refusal(
        'four-eyes',
        'Who proposed or submitted the case cannot decide it',
        '申请人和报批经办人不得审批同一办件，须由另一人批准。',
      )
    : undefined;

const filingReturned: Guard = (found) =>
  found.state === 'filed' && found.filingStatus !== 'returned'
    ? refusal('already-filed', 'It has been filed already', '已报送备案，无须重复报送。')
    : undefined;

const filingPending: Guard = (found) =>
  found.filingStatus === 'pending'
    ? undefined
    : refusal('no-filing', 'No filing waits for receipt', '没有待接收的备案材料。');

/** Announcement of another department's approval runs from the filing (TR art. 14), so the filing must be in. */
const filingReceived: Guard = (found) =>
  found.variant !== 'government' && found.filingStatus !== 'accepted'
    ? refusal(
        'filing-open',
        'The filing must be received before the announcement',
        '其他部门批准的地名须先完成备案，再行公告。',
      )
    : undefined;

/** The approver of a renaming or cancellation must see what it touches. */
const impactAssessed: Guard = (found) =>
  isAboutPlace(found.kind) && !found.hasImpact
    ? refusal('no-impact-report', 'Make the impact report first', '更名、销名报批前须先完成影响评估。')
    : undefined;

/** TR art. 10 para. 2: a name of the protection list is given up only when measures that protect it are in place. */
const nameProtected: Guard = (found) =>
  found.isUnprotected
    ? refusal(
        'name-unprotected',
        'The old name is on the protection list: its protective measures must be stated first',
        '原地名列入地名保护名录，须先落实并写明保护措施（地名管理条例第十条第二款）。',
      )
    : undefined;

const GUARDS: Partial<Record<ActName, readonly Guard[]>> = {
  consult: [checked],
  submitToApprover: [impactAssessed, nameProtected],
  reconcile: [opinionsIn, someDisagree],
  argue: [opinionsIn, reconciled],
  notice: [opinionsIn, reconciled],
  draftDecision: [noticeOver],
  approve: [fourEyes],
  refuse: [fourEyes],
  file: [filingReturned],
  receiveFiling: [filingPending],
  returnFiling: [filingPending],
  announce: [filingReceived],
};

/** The first guard of the state table that forbids the act; undefined when it may be done. */
export function refusalOf(act: ActName, found: CaseFacts, context: GuardContext): Refusal | undefined {
  for (const guard of GUARDS[act] ?? []) {
    const refused = guard(found, context);
    if (refused) return refused;
  }
  return undefined;
}
