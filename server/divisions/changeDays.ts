import { z } from 'zod';
import { Day, type DivisionCode, type Reply } from '../platform/contract.ts';
import { type Db, many, one, type Sql, sql } from '../platform/db/sql.ts';
import { ChangeDay, type DivisionHistoryApi } from './changeContract.ts';
import { prefixOf } from './listDivisions.ts';

/** The days on which a division or one inside it became another, in order; all divisions where none is named. */
export async function changeDays(db: Db, under?: DivisionCode): Promise<Reply<typeof DivisionHistoryApi.changeDays>> {
  const pattern = `${under ? prefixOf(under) : ''}%`;
  const { first } = await one(
    db,
    z.object({ first: Day.nullable() }),
    sql`select min(lower(valid)) as first from division where code like ${pattern} and ${DRAWN}`,
  );
  return { first, items: await many(db, ChangeDay, selectDays(pattern, first)) };
}

// Committees change by the hundred when the statistics of a year are loaded; the map does not draw them.
const DRAWN: Sql = sql`level = any('{province,prefecture,county,township}'::text[])`;

/** Rows of the first day are the loading of the register, no change. */
const selectDays = (pattern: string, first: string | null): Sql => sql`
  select day, coalesce(array_agg(title order by title) filter (where title is not null), '{}') as titles, sum(rows)::int as rows
    from (select e.effective_on as day, e.title, 0 as rows
            from division_event e
           where exists (select 1 from division_event_party p where p.event_id = e.id and p.code like ${pattern})
          union all
          select lower(valid), null, count(*)
            from division
           where code like ${pattern} and ${DRAWN} and lower(valid) > ${first}::date
           group by 1) t
   group by day
   order by day`;
