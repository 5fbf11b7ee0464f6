import { z } from 'zod';
import { type Db, many, maybeOne, one, run, type Sql, sql } from '../platform/db/sql.ts';
import type { ActContext } from './act.ts';
import { ClockPurpose } from './clockContract.ts';
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
  purpose: ClockPurpose,
  startsOn: z.string().array(),
  stopsOn: z.string().array(),
  pausesOn: z.string().array(),
});
export type ClockRule = z.infer<typeof ClockRule>;

const COLUMNS: Sql = sql`
  id, label, label_en as "labelEn", length, unit, instrument || article as article,
  concat_ws(' ', instrument_en, nullif(article_en, '')) as "articleEn", verified, extension, holiday_end as "holidayEnd",
  silence, coalesce(yellow_left, length / 3) as "yellowLeft", red_left as "redLeft", note, note_en as "noteEn", purpose,
  starts_on as "startsOn", stops_on as "stopsOn", pauses_on as "pausesOn"`;

/** The row of a clock rule in force on a day; rows of the narrowest jurisdiction win (LL, TR, then local law). */
export const clockRule = (tx: ActContext['tx'], id: string, today: string, divisionCode: string): Promise<ClockRule> =>
  one(
    tx,
    ClockRule,
    sql`select ${COLUMNS} from clock_rule
         where id = ${id} and valid @> ${today}::date and (jurisdiction = 'CN' or starts_with(${divisionCode}, jurisdiction))
         order by jurisdiction <> 'CN' desc, length(jurisdiction) desc limit 1`,
  );

type Moving = Pick<ActContext, 'tx' | 'found' | 'today'>;

/**
 * Stops and starts the clocks of a case by an event, on the day of what it records: a decision, a receipt, an announcement may be
 * entered days after it was made, and the law counts from then (TR arts. 13, 14; LL art. 44). What stops a clock its row said
 * when it started; what starts one, the rows say that `clock_choice` names for this case today.
 */
export async function moveClocks(context: Moving, event: string, onDay: string): Promise<void> {
  const { tx, today, found } = context;
  await run(
    tx,
    sql`update clock set stopped_on = greatest(started_on, ${onDay}::date)
         where case_id = ${found.id} and stopped_on is null and ${event} = any(stops_on)`,
  );
  // An acceptance after the law's own counts from the day of receipt like that one.
  const isLate = found.silentAfter !== null && found.silentAfter < today;
  const startedOn = isLate ? (found.receivedOn ?? onDay) : onDay;
  for (const rule of await many(tx, ClockRule, selectStarted(context, event)))
    await startClock(tx, found.id, rule, startedOn);
}

/** What is counted: a case, or a filing from outside. */
type Counted = Pick<ActContext['found'], 'kind' | 'category' | 'variant' | 'divisionCode'>;

/** The rule of the clock that `clock_choice` names for a purpose on a day, as in force on that day; undefined where it names none. */
export const chosenClock = (
  tx: Db,
  { counted, purpose, day }: { counted: Counted; purpose: z.infer<typeof ClockPurpose>; day: string },
): Promise<ClockRule | undefined> =>
  maybeOne(tx, ClockRule, selectChosen(counted, day, sql`purpose = ${purpose} and length is not null`));

const selectStarted = ({ found, today }: Moving, event: string): Sql =>
  selectChosen(found, today, sql`${event} = any(starts_on)`);

/**
 * Of each purpose one choice counts: that for the kind of case before one for all kinds, then the narrowest jurisdiction, then
 * that for the category, then that for the procedure.
 */
const selectChosen = ({ kind, category, variant, divisionCode }: Counted, day: string, where: Sql): Sql => sql`
  with chosen as (
    select distinct on (purpose) clock_id from clock_choice
     where valid @> ${day}::date and coalesce(case_kind, ${kind}) = ${kind}
       and coalesce(category, ${category}) = ${category} and coalesce(variant, ${variant}) = ${variant}
       and (jurisdiction = 'CN' or starts_with(${divisionCode}, jurisdiction))
     order by purpose, case_kind is null, jurisdiction = 'CN', length(jurisdiction) desc, category is null, variant is null, id),
  narrowest as (
    select distinct on (r.id) r.* from clock_rule r join chosen on chosen.clock_id = r.id
     where r.valid @> ${day}::date and (r.jurisdiction = 'CN' or starts_with(${divisionCode}, r.jurisdiction))
     order by r.id, r.jurisdiction = 'CN', length(r.jurisdiction) desc)
  select ${COLUMNS} from narrowest where ${where} order by id`;

/** Starts a clock of a case, from the day of the event, which is not counted, unless it runs already. */
async function startClock(tx: Db, caseId: string, rule: ClockRule, startedOn: string): Promise<void> {
  const running = await many(
    tx,
    z.object({ id: z.string() }),
    sql`select id from clock where case_id = ${caseId} and rule_id = ${rule.id} and stopped_on is null`,
  );
  if (running.length > 0) return;
  await run(
    tx,
    sql`insert into clock (case_id, rule_id, label, label_en, length, unit, article, article_en, verified, started_on,
                           due_on, extension, holiday_end, silence, yellow_left, red_left, note, note_en, purpose,
                           stops_on, pauses_on)
        values (${caseId}, ${rule.id}, ${rule.label}, ${rule.labelEn}, ${rule.length}, ${rule.unit}, ${rule.article},
                ${rule.articleEn}, ${rule.verified}, ${startedOn}, ${deadline(rule, startedOn)}, ${rule.extension},
                ${rule.holidayEnd}, ${rule.silence}, ${rule.yellowLeft}, ${rule.redLeft}, ${rule.note}, ${rule.noteEn},
                ${rule.purpose}, ${rule.stopsOn}, ${rule.pausesOn})`,
  );
}
