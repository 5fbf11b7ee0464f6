import { run, sql } from '../../platform/db/sql.ts';
import type { Act, ActContext } from '../act.ts';
import { requireOwnAuthority } from '../authorities/requireOwnAuthority.ts';
import { releaseName } from '../releaseName.ts';

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
  effect: async (_context, { reason, rightAuthority }) =>
    rightAuthority === '' ? { reason } : { reason, note: { code: 'right-authority', authority: rightAuthority } },
};

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
