import { z } from 'zod';
import { many, maybeOne, one, run, sql } from '../platform/db/sql.ts';
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
});
export type ClockRule = z.infer<typeof ClockRule>;

/** The row of a clock rule in force on a day; rows of the narrowest jurisdiction win (LL, TR, then local law). */
export const clockRule = (tx: ActContext['tx'], id: string, today: string, divisionCode: string): Promise<ClockRule> =>
  one(
    tx,
    ClockRule,
    sql`select id, label, label_en as "labelEn", length, unit, instrument || article as article,
               concat_ws(' ', instrument_en, nullif(article_en, '')) as "articleEn", verified
          from clock_rule
         where id = ${id} and valid @> ${today}::date and (jurisdiction = 'CN' or starts_with(${divisionCode}, jurisdiction))
         order by jurisdiction <> 'CN' desc, length(jurisdiction) desc limit 1`,
  );

/** Stops and starts the clocks of an act. C6 or C7 runs as the authority row says: from approval, or from filing (TR art. 14). */
export async function moveClocks(context: ActContext, rule: ActRule): Promise<void> {
  const { tx, id, today, found } = context;
  if (rule.stops) {
    await run(
      tx,
      sql`update clock set stopped_on = ${today} where case_id = ${id} and stopped_on is null and rule_id = any(${rule.stops})`,
    );
  }
  for (const clock of await clocksToStart(context, rule.starts ?? []))
    await startClock(context, clock, found.divisionCode);
}

async function clocksToStart({ tx, found }: ActContext, starts: readonly string[]): Promise<string[]> {
  const authority = await maybeOne(
    tx,
    z.object({ announceClock: z.string() }),
    sql`select announce_clock as "announceClock" from authority where id = ${found.authorityId}`,
  );
  return starts.filter((id) => (id !== 'C6' && id !== 'C7') || id === authority?.announceClock);
}

async function startClock({ tx, id, today }: ActContext, ruleId: string, divisionCode: string): Promise<void> {
  const running = await many(
    tx,
    z.object({ id: z.string() }),
    sql`select id from clock where case_id = ${id} and rule_id = ${ruleId} and stopped_on is null`,
  );
  if (running.length > 0) return;
  const rule = await clockRule(tx, ruleId, today, divisionCode);
  await run(
    tx,
    sql`insert into clock (case_id, rule_id, label, label_en, length, unit, article, article_en, verified, started_on, due_on)
        values (${id}, ${rule.id}, ${rule.label}, ${rule.labelEn}, ${rule.length}, ${rule.unit}, ${rule.article},
                ${rule.articleEn}, ${rule.verified}, ${today}, ${deadline(rule, today)})`,
  );
}
