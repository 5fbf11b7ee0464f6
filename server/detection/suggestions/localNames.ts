import { z } from 'zod';
import { PlaceCategory, type PointLineOrArea } from '../../gazetteer/contract.ts';
import { validShapeOf } from '../../gazetteer/namesInScope.ts';
import { type Db, many, type Sql, sql } from '../../platform/db/sql.ts';

/** A name in the register near a place, from which a new name may be made. */
export const LocalName = z.object({
  name: z.string(),
  specific: z.string(),
  category: PlaceCategory,
  status: z.string(),
  /** From the nearest points of the two, on the ellipsoid. */
  metres: z.number(),
  /** Direction from the named place to the new one, degrees clockwise from north; null where they touch. */
  azimuth: z.number().nullable(),
});
export type LocalName = z.infer<typeof LocalName>;

/** About 5 km at the latitude of the country. */
const REACH_DEGREES = 0.05;
const MOST = 120;

/**
 * Names around a place, nearest first: those in force, former ones no longer kept back, and the townships it touches or
 * adjoins with their villages, whose own positions are not recorded. @param geometry CRS84
 */
export async function localNamesAround(db: Db, geometry: PointLineOrArea, today: string): Promise<LocalName[]> {
  const places = await many(db, LocalName, selectPlaces(geometry, today));
  const areas = await many(db, LocalName, selectAreas(geometry, today));
  return [...places, ...areas].sort((a, b) => a.metres - b.metres);
}

const selectPlaces = (geometry: PointLineOrArea, today: string): Sql => sql`
  with here as materialized (select ${validShapeOf(geometry)} as shape),
       near as (
         select p.id, p.geom, p.geom <-> here.shape as apart from place p, here
          where st_dwithin(p.geom, here.shape, ${REACH_DEGREES}) order by apart limit ${MOST})
  select distinct on (n.norm) n.name, n."specific", n.category, n.status,
         st_distance(near.geom::geography, here.shape::geography) as metres,
         degrees(st_azimuth(st_centroid(near.geom), st_centroid(here.shape))) as azimuth
    from here, near join place_name n on n.place_id = near.id
   where n.status = 'standard'
      or (n.status in ('former', 'abolished') and (n.blocked_until is null or n.blocked_until <= ${today}::date))
   order by n.norm, metres`;

const selectAreas = (geometry: PointLineOrArea, today: string): Sql => sql`
  with here as materialized (select ${validShapeOf(geometry)} as shape),
       township as (
         select d.code, st_distance(d.geom::geography, here.shape::geography) as metres from division d, here
          where d.level = 'township' and d.valid @> ${today}::date and st_dwithin(d.geom, here.shape, ${REACH_DEGREES / 2})
          order by metres limit 4)
  select distinct on (d."specific") d.name, d."specific", 'division' as category, 'standard' as status, t.metres, null as azimuth
    from township t join division d on d.code = t.code or d.parent_code = t.code
   where d.valid @> ${today}::date
   order by d."specific", t.metres limit ${MOST}`;
