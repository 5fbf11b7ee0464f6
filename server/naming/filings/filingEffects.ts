import { z } from 'zod';
import { checkName } from '../../detection/checkName.ts';
import { PointLineOrArea } from '../../gazetteer/contract.ts';
import { DivisionCode } from '../../platform/contract.ts';
import { json, many, run, sql } from '../../platform/db/sql.ts';
import { Problem } from '../../platform/problem.ts';
import { refuseFuture } from '../acts/reviewActs.ts';
import { nextNumber } from '../acts/submitCase.ts';
import { deadline } from '../deadline.ts';
import { fieldProblem } from '../fieldProblem.ts';
import { enterFiledNames, makeFiledNamesStandard } from './enterFiledNames.ts';
import { announcementClock } from './filingClock.ts';
import type { FilingAct, FilingContext } from './performFilingAct.ts';

/** Filing: it gets its number, and the rules are run on each name as the register stands today. */
export const submitFiling: FilingAct<'submit'> = {
  name: 'submit',
  effect: async (context, { filedOn }) => {
    const { tx, found, today } = context;
    const day = filedOnDay(context, filedOn);
    await refuseFiledTwice(context);
    const number = found.filingNo ?? (await nextNumber(tx, 'BA', found.filerOrgId ?? found.receiverOrgId, today));
    await checkNames(context);
    await run(
      tx,
      sql`update inbound_filing set filing_no = ${number}, filed_on = ${day}, defects = null,
                 days_late = greatest(0, ${day}::date - due_on) where id = ${found.id}`,
    );
    return { document: number, audit: { filedOn: day } };
  },
};

/** What is sent on line is filed now; a letter on the day it came. */
function filedOnDay({ found, today }: FilingContext, given: string | undefined): string {
  if (found.channel === 'electronic' || given === undefined) return today;
  refuseFuture(given, today, '/filedOn');
  if (given >= found.approvedOn) return given;
  throw fieldProblem('/filedOn', 'before-approval', 'Filed before it was approved', '收到日期不能早于批准日期');
}

async function refuseFiledTwice({ tx, found }: FilingContext): Promise<void> {
  const [other] = await many(
    tx,
    z.object({ no: z.string().nullable() }),
    sql`select filing_no as no from inbound_filing
         where approver = ${found.approver} and document_no = ${found.documentNo} and id <> ${found.id}
           and state not in ('draft', 'cancelled')`,
  );
  if (!other) return;
  throw new Problem('conflict', `${found.documentNo} of ${found.approver} has been filed: ${other.no ?? 'awaited'}`, {
    detailZh: `${found.approver}${found.documentNo}已有备案（${other.no ?? '应报未报'}），请在原件中办理。`,
    code: 'filed-already',
  });
}

const Filed = z.object({
  id: z.string(),
  name: z.string(),
  division: DivisionCode,
  geometry: PointLineOrArea.nullable(),
});

async function checkNames({ tx, deps, found, today, now }: FilingContext): Promise<void> {
  const rules = await deps.rules(tx);
  const names = await many(
    tx,
    Filed,
    sql`select id, name, division_code as division, st_asgeojson(geom, 9, 0)::jsonb as geometry
          from inbound_filing_name where filing_id = ${found.id} order by position`,
  );
  for (const { id, name, division, geometry } of names) {
    const request = { name, division, category: found.category, attributes: {}, ...(geometry ? { geometry } : {}) };
    const { level, findings, ruleSetVersion } = await checkName(tx, rules, request, today);
    await run(
      tx,
      sql`update inbound_filing_name set level = ${level}, findings = ${json(findings)}, rule_set_version = ${ruleSetVersion},
                 checked_at = ${now} where id = ${id}`,
    );
  }
}

/** What is missing is told to the approver at once; the days of the filing go on running. */
export const returnFiledPapers: FilingAct<'return'> = {
  name: 'return',
  effect: async ({ tx, found, today, listed }, { defects }) => {
    const checks = await listed('filing-checks');
    const unknown = defects.findIndex(({ check }) => !checks.includes(check));
    if (unknown >= 0)
      throw fieldProblem(`/defects/${unknown}/check`, 'unknown-code', 'No such check', '没有这一核查事项');
    await run(
      tx,
      sql`update inbound_filing set defects = ${json(defects)}, check_result = ${json({ on: today, passed: checks.filter((code) => !defects.some(({ check }) => check === code)) })}
           where id = ${found.id}`,
    );
    return { text: defects.map(({ text }) => text).join('；') };
  },
};

/** Every question answered yes: accepted with a receipt number, the names enter the register, the clock of the announcement starts. */
export const acceptFiling: FilingAct<'accept'> = {
  name: 'accept',
  effect: async (context, { checks, note }) => {
    const { tx, found, today } = context;
    const open = (await context.listed('filing-checks')).filter((code) => !checks.includes(code));
    if (open.length > 0)
      throw fieldProblem(
        '/checks',
        'check-open',
        `Not checked: ${open.join(', ')}`,
        '须逐项核查无误后方可接收；有缺项的请退回',
      );
    const receipt = await nextNumber(tx, 'BS', found.receiverOrgId, today);
    const announcement = await announcementClock(tx, found, today);
    await run(
      tx,
      sql`update inbound_filing
             set accepted_on = ${today}, receipt_no = ${receipt}, check_result = ${json({ on: today, passed: checks })},
                 announce_clock = ${announcement?.rule.id ?? null},
                 announce_due_on = ${announcement && deadline(announcement.rule, announcement.startedOn)},
                 announce_article = ${announcement?.rule.article ?? null},
                 announce_article_en = ${announcement?.rule.articleEn ?? null}
           where id = ${found.id}`,
    );
    await enterFiledNames(context, receipt);
    return { document: receipt, text: note || null };
  },
};

/** An unlawful name: the next higher organ is told and orders the approver to correct it (TR art. 34), or it is lawful for a reason. */
export const superviseFiling: FilingAct<'supervise'> = {
  name: 'supervise',
  effect: async (_context, { outcome, documentNo, text }) => {
    if (outcome === 'order' && documentNo === undefined)
      throw fieldProblem('/documentNo', 'required', 'The document is needed', '须填写监督处理文号');
    return { document: documentNo ?? null, text, audit: { outcome } };
  },
};

/** The announcement (TR art. 14): with its reference stored the names become standard. */
export const announceFiling: FilingAct<'announce'> = {
  name: 'announce',
  effect: async (context, { announcementNo, announcedOn, channels }) => {
    const { tx, found, today } = context;
    refuseFuture(announcedOn, today, '/announcedOn');
    if (announcedOn < found.approvedOn)
      throw fieldProblem(
        '/announcedOn',
        'before-approval',
        'Announced before it was approved',
        '公告日期不能早于批准日期',
      );
    await run(
      tx,
      sql`update inbound_filing set announcement_no = ${announcementNo}, announced_on = ${announcedOn},
                 channels = ${channels}::text[] where id = ${found.id}`,
    );
    await makeFiledNamesStandard(context, { announcementNo, announcedOn });
    return { document: announcementNo, text: channels.join('、') };
  },
};

export const cancelFiling: FilingAct<'cancel'> = {
  name: 'cancel',
  effect: async (_context, { reason }) => ({ text: reason }),
};
