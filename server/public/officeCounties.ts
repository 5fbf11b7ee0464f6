import { z } from 'zod';
import { type Db, many, sql } from '../platform/db/sql.ts';

const County = z.object({ code: z.string(), name: z.string() });
export type County = z.infer<typeof County>;

/** The counties that an office of civil affairs here looks after, by code. */
export const officeCounties = (db: Db): Promise<County[]> =>
  many(
    db,
    County,
    sql`select d.code, d.name from division d
         where d.level = 'county' and upper_inf(d.valid)
           and exists (select 1 from organisation o where o.kind = 'civil_affairs'
                          and length(regexp_replace(o.division_code, '(00)+$', '')) >= 4
                          and starts_with(d.code, regexp_replace(o.division_code, '(00)+$', '')))
         order by d.code`,
  );
