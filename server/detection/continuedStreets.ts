import { z } from 'zod';
import type { PointLineOrArea } from '../gazetteer/contract.ts';
import { validShapeOf } from '../gazetteer/namesInScope.ts';
import { type Db, many, sql } from '../platform/db/sql.ts';
import type { RuleRow } from './ruleSet.ts';

const Street = z.object({ name: z.string(), specificNorm: z.string(), divisionName: z.string().nullable() });

/** How two drawings of one road meet: how far apart their ends lie, and by how much the road bends there. */
interface Bend {
  endMetres: number;
  bendDegrees: number;
}

/** As the row of GF-8 has it. Rows stored before it was written there: a crossing is up to some 50 m wide, a bend 20°. */
export function bendOf({ parameters }: Pick<RuleRow, 'parameters'>): Bend {
  const { endMetres = 50, bendDegrees = 20 } = parameters;
  return { endMetres, bendDegrees };
}

/**
 * Streets of the register, in whatever division, of which a line is the prolongation: an end of theirs lies at an end of
 * the line and both run the same way there. Nothing for points and areas.
 */
export function continuedStreets(
  db: Db,
  geometry: PointLineOrArea,
  { self, today, endMetres, bendDegrees }: { self?: string | undefined; today: string } & Bend,
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
                      and p.geom && near_box(tip.at, ${endMetres})
          join place_name n on n.place_id = p.id and n.status in ('standard', 'reserved') and n.kind = 'standard',
               lateral (values (st_startpoint(p.geom), st_azimuth(st_startpoint(p.geom), st_pointn(p.geom, 2))),
                               (st_endpoint(p.geom), st_azimuth(st_endpoint(p.geom), st_pointn(p.geom, -2))))
                       as other (at, heading)
         where st_dwithin(other.at::geography, tip.at::geography, ${endMetres})
           and pi() - abs(pi() - abs(tip.heading - other.heading)) < radians(${bendDegrees})
           ${self ? sql`and p.id <> ${self}` : sql``}
         order by n.name limit 10`,
  );
}
