import { z } from 'zod';
import type { Actor } from '../../accounts/actor.ts';
import { Day } from '../../platform/contract.ts';
import { type Db, join, many, one, type Sql, sql } from '../../platform/db/sql.ts';
import { visibleTo } from '../visibleTo.ts';
import { ClockCounts, ClockMeasure } from './contract.ts';
import { dayIn } from './countedCases.ts';
import type { Period } from './periodOf.ts';
import { workingDays } from './workingDays.ts';

/**
 * How long each legal period really took, in its own unit, among those that ended in the period; and those that run today.
 * A period that ran twice in a case (an application returned and submitted again) counts once, by its longest run.
 */
export async function clockCounts(db: Db, actor: Actor, period: Period): Promise<ClockCounts[]> {
  const { first, last } = await one(db, Span, selectSpan(period));
  return many(db, ClockCounts, selectClocks(actor, period, { first: first ?? period.from, last: last ?? period.from }));
}

const ENDED = (period: Period): Sql => sql`(t.stopped_on is not null and ${dayIn(sql`t.stopped_on`, period)})`;

/** The name of a row: the same rule under another length is another limit. */
const KEY = sql`concat_ws('/', t.rule_id, t.length, t.unit)`;

const MEASURES: Record<ClockMeasure, (today: string) => Sql> = {
  ended: () => sql`k.ended`,
  within: () => sql`k.ended and not k.late`,
  late: () => sql`k.ended and k.late`,
  running: () => sql`k.running`,
  runningOverdue: (today) => sql`k.running and k.runs_until < ${today}::date`,
};

/** One row for each case and limit, `k`, of the cases `c` that the actor may open. */
const perCase = (actor: Actor, period: Period, days: Sql): Sql => sql`
  select c.id, ${KEY} as key, t.rule_id, t.length, t.unit, max(t.label) as label, max(t.label_en) as label_en,
         bool_and(t.verified) as verified, bool_or(${ENDED(period)}) as ended, bool_or(t.stopped_on is null) as running,
         coalesce(bool_or(t.stopped_on > t.due_on) filter (where ${ENDED(period)}), false) as late,
         min(t.due_on) filter (where t.stopped_on is null) as runs_until,
         max(${days}) filter (where ${ENDED(period)}) as days
    from clock t join naming_case c on c.id = t.case_id
   where (${ENDED(period)} or t.stopped_on is null) and ${visibleTo(actor)}
   group by c.id, t.rule_id, t.length, t.unit`;

/** Ids of the cases that a number of the clocks counts. */
export const selectClockCases = (
  actor: Actor,
  { measure, key }: { measure: ClockMeasure; key: string | undefined },
  period: Period,
): Sql => sql`
  select k.id from (${perCase(actor, period, sql`0`)}) k
   where ${MEASURES[measure](period.today)} ${key === undefined ? sql`` : sql`and k.key = ${key}`}`;

const Span = z.object({ first: Day.nullable(), last: Day.nullable() });

// Not the period itself: whoever asks for the year 9999 would have eight thousand years of working days counted.
const selectSpan = (period: Period): Sql => sql`
  select min(t.started_on) as first, max(t.stopped_on) as last from clock t where ${ENDED(period)}`;

function selectClocks(actor: Actor, period: Period, { first, last }: { first: string; last: string }): Sql {
  const calendar = workingDays(first, last);
  const workdays = (day: Sql): Sql => sql`(w.days)[${day} - ${first}::date + 1]`;
  const days = sql`case t.unit when 'day' then t.stopped_on - t.started_on
    else (select ${workdays(sql`t.stopped_on`)} - ${workdays(sql`t.started_on`)} from calendar w) end`;
  const share = (part: number): Sql =>
    sql`percentile_disc(${part}::float8) within group (order by k.days) filter (where k.ended)`;
  return sql`
    with calendar as (select ${calendar}::int[] as days)
    select k.key, max(k.label) as label, max(k.label_en) as "labelEn", k.length, k.unit, bool_and(k.verified) as verified,
           ${share(0.5)} as "medianDays", ${share(0.9)} as "p90Days",
           jsonb_build_object(${join(
             ClockMeasure.options.map(
               (measure) => sql`${measure}::text, count(*) filter (where ${MEASURES[measure](period.today)})`,
             ),
           )}) as counts
      from (${perCase(actor, period, days)}) k
     group by k.key, k.rule_id, k.length, k.unit
     order by k.rule_id, k.length`;
}
