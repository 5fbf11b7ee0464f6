import type { ActName } from './actContract.ts';
import type { CaseFacts } from './caseFacts.ts';
import { isAboutPlace } from './kindContract.ts';
import { proceduresDone } from './procedures/proceduresDone.ts';

/** Why an act that is the actor's may not be done yet. */
export interface Refusal {
  code: string;
  detail: string;
  detailZh: string;
  /** The act has no meaning in this case now: it is not shown at all, instead of shown as waiting. */
  quiet?: true;
}
export interface GuardContext {
  actorId: string;
  today: string;
}
type Guard = (found: CaseFacts, context: GuardContext) => Refusal | undefined;

const quietly = (found: Refusal): Refusal => ({ ...found, quiet: true });
const refusal = (code: string, detail: string, detailZh: string): Refusal => ({ code, detail, detailZh });

/** Who tells no defects in time has accepted (LL art. 32(4)); nothing can be asked for after that. */
const notSilent: Guard = ({ silentAfter }, { today }) =>
  silentAfter !== null && silentAfter < today
    ? refusal(
        'accepted-by-silence',
        `Defects could be told until ${silentAfter}; the application counts as accepted since its receipt`,
        `一次告知的期限已于 ${silentAfter} 届满，自收到申请材料之日起即为受理，只能予以受理。`,
      )
    : undefined;

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

/** Objections are answered one by one before the decision takes shape (TR-IM art. 5: how each opinion was handled). */
const objectionsAnswered: Guard = (found) =>
  found.objectionsOpen > 0
    ? refusal(
        'objections-open',
        `${found.objectionsOpen} objection(s) to the notice are unanswered`,
        `还有 ${found.objectionsOpen} 条公示异议未答复，逐条答复后方可拟稿。`,
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

const running: Guard = ({ suspendedOn }) =>
  suspendedOn === null
    ? undefined
    : refusal(
        'suspended',
        `The case is suspended since ${suspendedOn}`,
        `本办件自 ${suspendedOn} 起中止，恢复后方可办理。`,
      );

const isSuspended: Guard = ({ suspendedOn }) =>
  suspendedOn === null ? quietly(refusal('not-suspended', 'The case is not suspended', '本办件没有中止。')) : undefined;

/** LL art. 42: once, and before the period ends. */
const extendable: Guard = ({ extendableDueOn, extended }, { today }) => {
  if (extended) return quietly(refusal('extended-already', 'It was extended once already', '时限已经延长过一次。'));
  if (extendableDueOn === null)
    return quietly(refusal('nothing-to-extend', 'No clock that may be extended runs', '没有可以延长的时限。'));
  return today > extendableDueOn
    ? refusal(
        'too-late-to-extend',
        `The period ended on ${extendableDueOn}; it can no longer be extended`,
        `时限已于 ${extendableDueOn} 届满，不能再延长。`,
      )
    : undefined;
};

const undelivered: Guard = ({ delivered }) =>
  delivered ? quietly(refusal('delivered-already', 'It was delivered already', '决定文书已经送达。')) : undefined;

/** Without a new notice a decision is drafted only where the one held was about this name and this place, and is over. */
const noticeHeld: Guard = (found, context) => {
  if (found.state === 'public_notice') return undefined;
  if (!found.noticeStands)
    return quietly(
      refusal('no-notice', 'No public notice of this name and place stands', '尚未就现名称、现位置公示。'),
    );
  return opinionsIn(found, context) ?? reconciled(found, context);
};

/** What the public was told of, and nobody has told it yet that it is revoked. */
const revocationUntold: Guard = ({ revocationUntold: isUntold }) =>
  isUntold
    ? undefined
    : quietly(refusal('nothing-to-announce', 'There is no revocation to announce', '没有待公告的撤销事项。'));

/** Handled anew, the case loses its revocation: the public would never hear that what it was told has fallen. */
const revocationTold: Guard = ({ revocationUntold: isUntold }) =>
  isUntold
    ? refusal(
        'revocation-untold',
        'The revocation must be announced before the case is handled anew',
        '该批准已经公告，须先公告其已被撤销，再重新办理。',
      )
    : undefined;

/** Acts that a suspended case still knows. */
const WHILE_SUSPENDED: readonly ActName[] = ['resume', 'withdraw', 'transfer'];

const GUARDS: Partial<Record<ActName, readonly Guard[]>> = {
  return: [notSilent],
  notAccept: [notSilent],
  consult: [checked],
  reviewLegality: [proceduresDone],
  submitToApprover: [impactAssessed, nameProtected],
  reconcile: [opinionsIn, someDisagree],
  argue: [opinionsIn, reconciled],
  notice: [opinionsIn, reconciled],
  draftDecision: [noticeHeld, noticeOver, objectionsAnswered],
  approve: [fourEyes],
  refuse: [fourEyes],
  file: [filingReturned],
  receiveFiling: [filingPending],
  returnFiling: [filingPending],
  announce: [filingReceived],
  announceRevocation: [revocationUntold],
  reopen: [revocationTold],
  deliver: [undelivered],
  resume: [isSuspended],
  extend: [extendable],
};

/** The first guard of the state table that forbids the act; undefined when it may be done. */
export function refusalOf(act: ActName, found: CaseFacts, context: GuardContext): Refusal | undefined {
  const suspended = WHILE_SUSPENDED.includes(act) ? undefined : running(found, context);
  if (suspended) return act === 'suspend' ? quietly(suspended) : suspended;
  for (const guard of GUARDS[act] ?? []) {
    const refused = guard(found, context);
    if (refused) return refused;
  }
  return undefined;
}
