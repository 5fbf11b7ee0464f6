import { z } from 'zod';
import type { PointLineOrArea } from '../../gazetteer/contract.ts';
import { shapeOf } from '../../gazetteer/namesInScope.ts';
import { requireShape } from '../../gazetteer/requireShape.ts';
import { fieldProblem } from '../../naming/fieldProblem.ts';
import { type Db, one, type Sql, sql } from '../../platform/db/sql.ts';
import { MOST_OUTSIDE } from '../contestedArea.ts';

const Facts = z.object({ otherProvinces: z.string().array(), withinOwn: z.boolean().nullable() });
export type ExtentFacts = z.infer<typeof Facts>;

/**
 * Where the area of a paper lies by the outlines on record on a day: which other provinces it touches, and whether it lies in
 * its own; null where no outline of its own is there to tell. Without an extent nothing is known.
 * @param geometry CGCS2000
 * @throws Problem invalid-input for a shape that cannot be judged
 */
export async function extentFacts(
  tx: Db,
  geometry: PointLineOrArea | null,
  { province, day }: { province: string; day: string },
): Promise<ExtentFacts> {
  if (!geometry) return { otherProvinces: [], withinOwn: null };
  requireShape(geometry, '/extent');
  const shape = await one(
    tx,
    z.object({ valid: z.boolean(), reason: z.string() }),
    sql`select st_isvalid(g) as valid, st_isvalidreason(g) as reason from (select ${shapeOf(geometry)} as g) s`,
  );
  if (!shape.valid)
    throw fieldProblem(
      '/extent',
      'invalid-geometry',
      `Invalid shape: ${shape.reason}`,
      `图形无效（${shape.reason}），请检查是否自相交或重复`,
    );
  return one(tx, Facts, selectFacts(geometry, province, day));
}

const selectFacts = (geometry: PointLineOrArea, province: string, day: string): Sql => sql`
  with g as materialized (select ${shapeOf(geometry)} as shape),
  met as materialized (
    select v.province_code, st_makevalid(v.geom, 'method=structure') as geom
      from division v, g
     where v.geom && g.shape and v.valid @> ${day}::date and st_intersects(st_makevalid(v.geom, 'method=structure'), g.shape)),
  own as (select st_union(geom) as geom from met where province_code = ${province})
  select array(
           select distinct coalesce(p.name, m.province_code)
             from met m
             left join division p on p.code = m.province_code and p.valid @> ${day}::date
            where m.province_code <> ${province} order by 1) as "otherProvinces",
         case when own.geom is null then null
              when st_dimension(g.shape) = 0 then true
              when st_dimension(g.shape) = 1 then
                st_length(st_difference(g.shape, own.geom)::geography) <= ${MOST_OUTSIDE}::float8 * st_length(g.shape::geography)
              else st_area(st_difference(g.shape, own.geom)::geography) <= ${MOST_OUTSIDE}::float8 * st_area(g.shape::geography)
         end as "withinOwn"
    from g, own`;
