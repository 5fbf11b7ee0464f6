import { z } from 'zod';
import type { PointLineOrArea } from '../gazetteer/contract.ts';
import { validShapeOf } from '../gazetteer/namesInScope.ts';
import { type Db, many, sql } from '../platform/db/sql.ts';

const Street = z.object({ name: z.string(), specificNorm: z.string(), divisionName: z.string().nullable() });

// Ends of two drawings of one road: a crossing is up to some 50 m wide (0.0006°), and a road may bend by 20° there.
const NEAR_DEGREES = 0.0006;
const MOST_BEND_RADIANS = 0.35;

/**
 * Streets of the register, in whatever division, of which a line is the prolongation: an end of theirs lies at an end of
 * the line and both run the same way there. Nothing for points and areas.
 */
export function continuedStreets(
  db: Db,
  geometry: PointLineOrArea,
  { self, today }: { self?: string | undefined; today: string },
): Promise<z.infer<typeof Street>[]> {
  if (geometry.type !== 'LineString') return Promise.resolve([]);
  return many(
    db,
    Street,
    sql`with line as (select ${validShapeOf(geometry)} as g),
             tip as (select st_startpoint(g) as at, st_azimuth(st_pointn(g, 2), st_startpoint(g)) as heading from line
                     union all select st_endpoint(g), st_azimuth(st_pointn(g, -2), st_endpoint(g)) from line)
        select distinct n.name, n.specific_norm as "specificNorm",
               (select d.path from division d where d.code = p.division_code and d.valid @> ${today}::date) as "divisionName"
          from tip
          join place p on p.category = 'street' and st_geometrytype(p.geom) = 'ST_LineString'
                      and st_dwithin(p.geom, tip.at, ${NEAR_DEGREES})
          join place_name n on n.place_id = p.id and n.status in ('standard', 'reserved') and n.kind = 'standard',
               lateral (values (st_startpoint(p.geom), st_azimuth(st_startpoint(p.geom), st_pointn(p.geom, 2))),
                               (st_endpoint(p.geom), st_azimuth(st_endpoint(p.geom), st_pointn(p.geom, -2))))
                       as other (at, heading)
         where st_dwithin(other.at, tip.at, ${NEAR_DEGREES})
           and pi() - abs(pi() - abs(tip.heading - other.heading)) < ${MOST_BEND_RADIANS}
           ${self ? sql`and p.id <> ${self}` : sql``}
         order by n.name limit 10`,
  );
}
