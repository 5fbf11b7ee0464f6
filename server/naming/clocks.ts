import { z } from 'zod';
import { type Db, many, maybeOne, one, run, sql } from '../platform/db/sql.ts';
import type { ActContext } from './act.ts';
import type { ActRule } from './caseActs.ts';
import { deadline } from './deadline.ts';

const ClockRule = z.object({
  id: z.string(),
  label: z.string(),
  labelEn: z.string(),
  length: z.number().int(),
  unit: z.enum(['working_day', 'day']),
  article: z.string(),
  articleEn: z.string(),
  verified: z.boolean(),
  extension: z.number().int(),
  holidayEnd: z.enum(['keep', 'next_working_day']),
  silence: z.literal('accepted').nullable(),
  yellowLeft: z.number().int(),
  redLeft: z.number().int(),
  note: z.string(),
  noteEn: z.string(),
});
export type ClockRule = z.infer<typeof ClockRule>;

/** The row of a clock rule in force on a day; rows of the narrowest jurisdiction win (LL, TR, then local law). */
export const clockRule = (tx: ActContext['tx'], id: string, today: string, divisionCode: string): Promise<ClockRule> =>
  one(
    tx,
    ClockRule,
    sql`select id, label, label_en as "labelEn", length, unit, instrument || article as article,
               concat_ws(' ', instrument_en, nullif(article_en, '')) as "articleEn", verified,
               extension, holiday_end as "holidayEnd", silence, coalesce(yellow_left, length / 3) as "yellowLeft",
               red_left as "redLeft", note, note_en as "noteEn"
          from clock_rule
         where id = ${id} and valid @> ${today}::date and (jurisdiction = 'CN' or starts_with(${divisionCode}, jurisdiction))
         order by jurisdiction <> 'CN' desc, length(jurisdiction) desc limit 1`,
  );

/**
 * Stops and starts the clocks of an act on the day of what it records: a decision, a receipt, an announcement may be entered
 * days after it was made, and the law counts from then (TR arts. 13, 14; LL art. 44). C6 or C7 runs as the authority row says:
 * from approval, or from filing.
 */
export async function moveClocks(context: ActContext, rule: ActRule, onDay: string): Promise<void> {
  const { tx, id, today, found } = context;
  if (rule.stops) {
    await run(
      tx,
      sql`update clock set stopped_on = greatest(started_on, ${onDay}::date)
           where case_id = ${id} and stopped_on is null and rule_id = any(${rule.stops})`,
    );
  }
  // An acceptance after the law's own counts from the day of receipt like that one.
  const isLate = found.silentAfter !== null && found.silentAfter < today;
  const startedOn = isLate ? (found.receivedOn ?? onDay) : onDay;
  for (const clock of await clocksToStart(context, rule.starts ?? []))
    await startClock(tx, { caseId: id, ruleId: clock, startedOn, today, divisionCode: found.divisionCode });
}

async function clocksToStart({ tx, found }: ActContext, starts: readonly string[]): Promise<string[]> {
  const authority = await maybeOne(
    tx,
    z.object({ announceClock: z.string() }),
    sql`select announce_clock as "announceClock" from authority where id = ${found.authorityId}`,
  );
  return starts.filter((id) => (id !== 'C6' && id !== 'C7') || id === authority?.announceClock);
}

interface Start {
  caseId: string;
  ruleId: string;
  /** The day of the event, which is not counted. */
  startedOn: string;
  /** The day whose law counts. */
  today: string;
  divisionCode: string;
}

/** Starts a clock of a case by the rule in force, unless it runs already. */
export async function startClock(tx: Db, { caseId, ruleId, startedOn, today, divisionCode }: Start): Promise<void> {
  const running = await many(
    tx,
    z.object({ id: z.string() }),
    sql`select id from clock where case_id = ${caseId} and rule_id = ${ruleId} and stopped_on is null`,
  );
  if (running.length > 0) return;
  const rule = await clockRule(tx, ruleId, today, divisionCode);
  await run(
    tx,
    sql`insert into clock (case_id, rule_id, label, label_en, length, unit, article, article_en, verified, started_on,
                           due_on, extension, holiday_end, silence, yellow_left, red_left, note, note_en)
        values (${caseId}, ${rule.id}, ${rule.label}, ${rule.labelEn}, ${rule.length}, ${rule.unit}, ${rule.article},
                ${rule.articleEn}, ${rule.verified}, ${startedOn}, ${deadline(rule, startedOn)}, ${rule.extension},
                ${rule.holidayEnd}, ${rule.silence}, ${rule.yellowLeft}, ${rule.redLeft}, ${rule.note}, ${rule.noteEn})`,
  );
}
