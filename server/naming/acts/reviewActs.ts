import { json, run, sql } from '../../platform/db/sql.ts';
import { Problem } from '../../platform/problem.ts';
import type { Act } from '../act.ts';
import { clockRule } from '../clocks.ts';
import { deadline } from '../deadline.ts';
import { supersede } from '../supersede.ts';
import { insertReport } from './intakeActs.ts';

/** Reconciliation of opinions that disagree, with minutes (approval-workflow.md section 4; the pattern of MD art. 13). */
export const reconcileCase: Act<'reconcile'> = {
  name: 'reconcile',
  effect: async ({ tx, id, today }, { heldOn, minutes }) => {
    refuseFuture(heldOn, today, '/heldOn');
    await run(tx, sql`update naming_case set minutes = ${json({ heldOn, text: minutes })} where id = ${id}`);
    return { reason: minutes };
  },
};

/** Expert argumentation, consultation or comprehensive assessment, in proportion (TR art. 11). */
export const argueCase: Act<'argue'> = {
  name: 'argue',
  effect: async (context, { kind, report }) => {
    await insertReport(context, kind, report);
    return { reason: report };
  },
};

/** The public notice (公示) before the decision; its length is a row of clock_rule. */
export const startNotice: Act<'notice'> = {
  name: 'notice',
  effect: async (context, { text }) => {
    const { tx, id, today, found } = context;
    await supersede(context, ['notice']);
    const rule = await clockRule(tx, 'NOTICE', today, found.divisionCode);
    await run(
      tx,
      sql`insert into notice (case_id, starts_on, ends_on, text, candidate_id, geom_key)
          select id, ${today}, ${deadline(rule, today)}, ${text}, chosen_id, md5(st_asbinary(geom))
            from naming_case where id = ${id}`,
    );
    return { reason: text || null };
  },
};

export const draftDecision: Act<'draftDecision'> = {
  name: 'draftDecision',
  effect: async (context, { text }) => {
    await insertReport(context, 'draft_decision', text);
    return { reason: text };
  },
};

export const reviewLegality: Act<'reviewLegality'> = {
  name: 'reviewLegality',
  effect: async (context, { opinion }) => {
    await insertReport(context, 'legality_review', opinion);
    return { reason: opinion };
  },
};

/** Whoever submits to the approver is remembered: four eyes forbid that he decides too. */
export const submitToApprover: Act<'submitToApprover'> = {
  name: 'submitToApprover',
  effect: async ({ tx, id, actor }, { text }) => {
    await run(tx, sql`update naming_case set proposed_by = ${actor.id} where id = ${id}`);
    return { reason: text || null };
  },
};

/** @throws Problem invalid-input for a day that has not come yet */
export function refuseFuture(day: string, today: string, pointer: string): void {
  if (day <= today) return;
  const message = `The day lies in the future (today is ${today})`;
  const messageZh = `日期不能晚于今天（${today}）`;
  throw new Problem('invalid-input', message, {
    detailZh: messageZh,
    errors: [{ in: 'body', pointer, code: 'future-day', detail: message, detailZh: messageZh }],
  });
}
