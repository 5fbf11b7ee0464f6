import { z } from 'zod';
import type { Actor } from '../../accounts/actor.ts';
import { divisionPrefix } from '../../accounts/divisionPrefix.ts';
import { type Db, many, type Sql, sql } from '../../platform/db/sql.ts';
import { divisionName } from '../orders/orderRow.ts';
import { workRules } from '../orders/workRules.ts';
import { definitions } from './definitions.ts';
import { IndicatorCode, type IndicatorRow, type Indicators, type Share } from './indicatorContract.ts';

interface Asked {
  from: string;
  to: string;
  today: string;
}
const Counted = z.object({ county: z.string(), numerator: z.number(), denominator: z.number().int() });
const County = z.object({ code: z.string(), name: z.string() });

/** The indicators of signs by county of the reader's divisions, one question to the database for each. */
export async function indicators(db: Db, actor: Actor, asked: Asked): Promise<Indicators> {
  const { old_years: old } = await workRules(db, actor.divisionCode, asked.today);
  const prefix = divisionPrefix(actor.divisionCode);
  const questions = questionsOf(prefix, asked, old.amount);
  const counted = new Map<IndicatorCode, z.infer<typeof Counted>[]>();
  for (const code of IndicatorCode.options) counted.set(code, await many(db, Counted, questions[code]));
  const of = (code: IndicatorCode) => counted.get(code) ?? [];
  const codes = [...new Set(IndicatorCode.options.flatMap((code) => of(code).map(({ county }) => county)))].toSorted();
  const counties = await many(
    db,
    County,
    sql`select c.code, ${divisionName(sql`c.code`)} as name from unnest(${codes}::text[]) as c (code) order by 1`,
  );
  const rows = counties.map(({ code, name }) => rowOf({ code, name }, of, (county) => county === code));
  const total = rowOf({ code: '', name: '合计' }, of, () => true);
  const { from, to, today } = asked;
  return { asOf: today, from, to, definitions: definitions(old), rows, total };
}

type CountsOf = (code: IndicatorCode) => readonly z.infer<typeof Counted>[];

function rowOf(county: z.infer<typeof County>, of: CountsOf, has: (county: string) => boolean): IndicatorRow {
  const share = (code: IndicatorCode): Share => {
    const own = of(code).filter((row) => has(row.county));
    const numerator = own.reduce((sum, row) => sum + row.numerator, 0);
    const denominator = own.reduce((sum, row) => sum + row.denominator, 0);
    return { numerator, denominator, value: denominator === 0 ? null : numerator / denominator };
  };
  const [signed, mismatched, repair_days] = [share('signed'), share('mismatched'), share('repair_days')];
  return {
    ...county,
    shares: { signed, mismatched, repair_days, working_codes: share('working_codes'), old: share('old') },
  };
}

const STANDING = sql`s.status in ('installed', 'damaged', 'mismatched')`;

/** What each indicator asks: by county what is counted (`numerator`) and of how many (`denominator`). */
const questionsOf = (prefix: string, { from, to, today }: Asked, years: number): Record<IndicatorCode, Sql> => ({
  signed: sql`
    select left(p.division_code, 6) as county, count(*)::int as denominator,
           (count(*) filter (where exists (select 1 from sign s where s.place_id = p.id and ${STANDING})))::int as numerator
      from place p
     where p.category = 'street' and p.status = 'live' and starts_with(p.division_code, ${prefix})
       and exists (select 1 from place_name n where n.place_id = p.id and n.kind = 'standard' and n.status = 'standard')
     group by 1`,
  mismatched: sql`
    select left(s.division_code, 6) as county, count(*)::int as denominator,
           (count(*) filter (where s.status = 'mismatched' or n.kind <> 'standard' or n.status <> 'standard'))::int as numerator
      from sign s join place_name n on n.id = s.name_id
     where ${STANDING} and starts_with(s.division_code, ${prefix})
     group by 1`,
  repair_days: sql`
    select left(o.division_code, 6) as county, count(*)::int as denominator,
           coalesce(sum(extract(epoch from o.closed_at - o.created_at) / 86400), 0)::float8 as numerator
      from sign_order o
     where o.state = 'closed' and starts_with(o.division_code, ${prefix}) and ${inPeriod(sql`o.closed_at`, { from, to })}
     group by 1`,
  working_codes: sql`
    select left(s.division_code, 6) as county, count(*)::int as denominator,
           (count(*) filter (where i.code_state = 'genuine'))::int as numerator
      from sign s
      cross join lateral (select code_state, inspected_at from sign_inspection
                           where sign_id = s.id and code_state is not null
                             and ${inPeriod(sql`inspected_at`, { from, to })}
                           order by inspected_at desc, id desc limit 1) i
     where ${STANDING} and starts_with(s.division_code, ${prefix})
     group by 1`,
  old: sql`
    select left(s.division_code, 6) as county, count(*)::int as denominator,
           (count(*) filter (where s.installed_on < ${today}::date - make_interval(years => ${years}::int)))::int as numerator
      from sign s
     where ${STANDING} and s.installed_on is not null and starts_with(s.division_code, ${prefix})
     group by 1`,
});

/** Days in China, both ends included. */
const inPeriod = (column: Sql, { from, to }: Pick<Asked, 'from' | 'to'>): Sql => sql`
  ${column} >= ${from}::date::timestamp at time zone 'Asia/Shanghai'
  and ${column} < (${to}::date + 1)::timestamp at time zone 'Asia/Shanghai'`;
