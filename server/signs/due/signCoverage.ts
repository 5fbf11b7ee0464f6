import { inDivisions } from '../../gazetteer/inDivisions.ts';
import { type Db, many, sql } from '../../platform/db/sql.ts';
import { SignCoverage } from './dueContract.ts';

/**
 * By county, how many live streets have a standard name and how many of them have at least one sign that stands, whatever it
 * needs: planned, missing and withdrawn ones do not count. @param prefix of division codes (`divisionPrefix`)
 */
export const signCoverage = (db: Db, prefix: string): Promise<SignCoverage[]> =>
  many(
    db,
    SignCoverage,
    sql`select c.code as "divisionCode", coalesce(d.name, c.code) as "divisionName", c.streets, c.signed
          from (select n.county_code as code, count(*)::int as streets,
                       (count(*) filter (where exists (
                          select 1 from sign s where s.place_id = n.place_id and s.status in ('installed', 'damaged', 'mismatched'))))::int as signed
                  from place_name n join place p on p.id = n.place_id and p.status = 'live'
                 where n.category = 'street' and n.status = 'standard' and n.kind = 'standard' and ${inDivisions(prefix)}
                 group by n.county_code) c
          left join division d on d.code = c.code and upper_inf(d.valid)
         order by c.code`,
  );
