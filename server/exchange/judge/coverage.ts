import { type Db, type Sql, sql } from '../../platform/db/sql.ts';
import type { JudgedRun } from '../imports/importSteps.ts';
import { counts, inForce, officeName, ofOffice } from './rowSql.ts';
import { tell } from './tell.ts';

/**
 * Ground that the register gives to units of the file and that nobody would have afterwards: a gap that is open to the
 * outside of the office is no hole between outlines, and only the register knows it. Outlines drawn for show give nothing.
 */
export const judgeCoverage = (tx: Db, judged: JudgedRun): Promise<void> =>
  tell(tx, judged, 'ground-uncovered', uncovered(judged)).then(() => undefined);

// Of the outlines of an office; a file of the whole country is not united here.
const MOST_OUTLINES = 100;
// Degrees, about a millimetre. Two drawings of one line run through each other all the way; only on a grid is an overlay of
// such lines sure to come to an end.
const GRID = 1e-8;

const uncovered = (judged: JudgedRun): Sql => sql`
  with own as materialized (
         select r.code, r.geom, d.geom as known, d.name from import_row r
           join division d on d.code = r.code and d.level = 'county' and not d.schematic and ${inForce(judged)} and d.geom && r.geom
          where ${counts(judged)} and ${ofOffice(sql`r.code`, judged)} and st_dimension(r.geom) = 2 and st_isvalid(r.geom)),
       rest as materialized (
         select d.geom from division d
          where ${ofOffice(sql`d.code`, judged)} and d.level = 'county' and not d.schematic and d.geom is not null and ${inForce(judged)}
            and d.code not in (select code from own)),
       ground as materialized (
         select st_unaryunion(st_collect(array(select known from own union all select geom from rest)), ${GRID}::float8) as before,
                st_unaryunion(st_collect(array(select geom from own union all select geom from rest)), ${GRID}::float8) as after
          where (select count(*) from own) between 1 and ${MOST_OUTLINES}::int),
       piece as (
         select p.geom, st_area(p.geom::geography) as area from ground g cross join lateral st_dump(st_difference(g.before, g.after, ${GRID}::float8)) p)
  select null::int as number, jsonb_build_object('office', ${officeName(judged)}, 'km2', round((p.area / 1e6)::numeric, 1),
           'units', (select string_agg(o.code || ' ' || o.name, '、' order by o.code) from own o where st_intersects(o.known, p.geom)),
           'before', round((st_area(g.before::geography) / 1e6)::numeric, 1),
           'after', round((st_area(st_intersection(g.before, g.after, ${GRID}::float8)::geography) / 1e6)::numeric, 1)) as facts
    from piece p cross join ground g where p.area >= ${judged.thresholds.uncovered_square_metres}::float8 order by p.area desc limit 20`;
