import { run, sql } from '../../platform/db/sql.ts';
import type { Problem } from '../../platform/problem.ts';
import type { Act, ActContext } from '../act.ts';
import { requireOwnAuthority } from '../authorities/requireOwnAuthority.ts';
import { fieldProblem } from '../fieldProblem.ts';
import { releaseName } from '../releaseName.ts';
import { listedCode } from '../timeLimits/listedCode.ts';

/** One-time full list of defects (LL art. 32(4)): what is missing is said once and completely. */
export const returnCase: Act<'return'> = {
  name: 'return',
  effect: async (context, { defects }) => {
    const list = defects.map((defect, i) => `${i + 1}. ${defect}`).join('\n');
    await insertReport(context, 'correction_notice', list);
    return { reason: list };
  },
};

/** Accepted only by the office whose it is today, where the place really lies; else the right authority is named. */
export const acceptCase: Act<'accept'> = {
  name: 'accept',
  effect: async (context, { note }) => {
    await requireOwnAuthority(context);
    return { reason: note || null };
  },
};

export const refuseAcceptance: Act<'notAccept'> = {
  name: 'notAccept',
  effect: async (context, { ground, reason, rightAuthority }) => {
    const { traits } = await listedCode(context, { kind: 'not-accept-grounds', code: ground, pointer: '/ground' });
    if (traits.names_authority === 'true' && rightAuthority === '') throw authorityNeeded();
    return { reason, note: { code: 'not-accepted', ground, authority: rightAuthority }, audit: { ground } };
  },
};

/** Who is sent away for want of powers is told where to go (LL art. 32(2)). */
const authorityNeeded = (): Problem =>
  fieldProblem(
    '/rightAuthority',
    'required',
    'Name the authority to which the applicant is to turn',
    '请写明有权机关，告知申请人向其申请',
  );

/** Withdrawal sets a reserved name free at once. */
export const withdrawCase: Act<'withdraw'> = {
  name: 'withdraw',
  effect: async (context, { reason }) => {
    await releaseName(context);
    return { reason };
  },
};

type ReportKind = 'expert' | 'consultation' | 'assessment' | 'draft_decision' | 'legality_review' | 'correction_notice';

/** A text that stays in the file of the case. */
export const insertReport = ({ tx, id, now }: ActContext, kind: ReportKind, text: string): Promise<number> =>
  run(tx, sql`insert into case_report (case_id, kind, text, at) values (${id}, ${kind}, ${text}, ${now})`);
