import { type Sql, sql } from '../platform/db/sql.ts';

/** The row of a clock rule in force on a day in a division, for a lateral join: of the narrowest jurisdiction. */
export const ruleInForce = (id: Sql, day: Sql, division: Sql): Sql => sql`
  select label, label_en, unit, coalesce(yellow_left, length / 3) as yellow_left, yellow_part, red_left, instrument || article as article,
         concat_ws(' ', instrument_en, nullif(article_en, '')) as article_en, verified, length, holiday_end, note, note_en
    from clock_rule
   where id = ${id} and valid @> ${day} and (jurisdiction = 'CN' or starts_with(${division}, jurisdiction))
   order by jurisdiction <> 'CN' desc, length(jurisdiction) desc limit 1`;

/** The day in China on which an opinion (alias `o`) was asked. */
export const ASKED_ON: Sql = sql`(o.asked_at at time zone 'Asia/Shanghai')::date`;
