import { z } from 'zod';
import type { PlaceId } from '../gazetteer/contract.ts';
import { type Db, many, type Sql, sql } from '../platform/db/sql.ts';

const Point = z.tuple([z.number(), z.number()]);
const Points = Point.array();
/** GeoJSON geometry in degrees, longitude first. */
export const Shape = z.discriminatedUnion('type', [
  z.object({ type: z.literal('Point'), coordinates: Point }),
  z.object({ type: z.literal('MultiPoint'), coordinates: Points }),
  z.object({ type: z.literal('LineString'), coordinates: Points }),
  z.object({ type: z.literal('MultiLineString'), coordinates: Points.array() }),
  z.object({ type: z.literal('Polygon'), coordinates: Points.array() }),
  z.object({ type: z.literal('MultiPolygon'), coordinates: Points.array().array() }),
]);
export type Shape = z.infer<typeof Shape>;

/** `shape` is null where no reviewed edition covers it; `mark` is a point of it, to write its name at. */
const Division = z.object({
  name: z.string(),
  isWhole: z.boolean(),
  schematic: z.boolean(),
  shape: Shape.nullable(),
  mark: Point,
  reviewNumber: z.string().nullable(),
  demonstration: z.boolean(),
});
/** `mark` is a point of the shape, to hang a pin on. */
const Drawn = z.object({ isPlace: z.boolean(), schematic: z.boolean(), shape: Shape, mark: Point });
const Near = z.object({ id: z.string(), name: z.string(), metres: z.number() });

/** What the locator maps of a place are drawn from, all public. */
export interface LocatorShapes {
  /** The county of the place and its parts, or nothing where no outline is stored. */
  divisions: z.infer<typeof Division>[];
  /** The place itself, and lines and areas around it. */
  drawn: z.infer<typeof Drawn>[];
  /** Public places within 3 km, the nearest first. */
  near: z.infer<typeof Near>[];
}

/** Reads the surroundings of a public place on a day. */
export async function locatorShapes(db: Db, id: PlaceId, day: string): Promise<LocatorShapes> {
  return {
    divisions: await many(db, Division, selectDivisions(id, day)),
    drawn: await many(db, Drawn, selectDrawn(id)),
    near: await many(db, Near, selectNear(id)),
  };
}

// Outlines are snapped to a 360th of the map, which is a pixel on a phone: neighbours keep their common edge.
const selectDivisions = (id: PlaceId, day: string): Sql => sql`
  with shown as (
    select d.code, d.name, d.schematic, c.geom, c.rule_id, c.review_number, st_pointonsurface(d.geom) as mark,
           d.code = left(p.division_code, 6) as "isWhole"
      from place p
      join division d on (d.code = left(p.division_code, 6) or d.parent_code = left(p.division_code, 6))
      left join lateral (select * from cleared_outline k where k.row_id = d.row_id limit 1) c on true
     where p.id = ${id} and d.geom is not null and d.valid @> ${day}::date),
  grid as (
    select greatest(st_xmax(e) - st_xmin(e), st_ymax(e) - st_ymin(e)) / 360 as degrees
      from (select st_extent(geom) as e from shown) t)
  select s.name, s."isWhole", s.schematic, st_asgeojson(st_snaptogrid(s.geom, g.degrees), 4)::jsonb as shape,
         jsonb_build_array(st_x(s.mark), st_y(s.mark)) as mark, s.review_number as "reviewNumber",
         coalesce(s.rule_id = 'demonstration', false) as demonstration
    from shown s, grid g
   where s.geom is null or not st_isempty(st_snaptogrid(s.geom, g.degrees))
   order by s."isWhole", s.code
   limit 80`;

// The window is the place and a third of its size around, at least 300 m; wider than high, as the map is.
const selectDrawn = (id: PlaceId): Sql => sql`
  with here as (
    select id, greatest(st_xmax(geom) - st_xmin(geom), st_ymax(geom) - st_ymin(geom)) as size, geom
      from place where id = ${id} and geom is not null),
  seen as (
    select id, st_expand(st_envelope(geom), 0.006 + 1.2 * size, 0.003 + 0.35 * size) as win from here)
  select q.id = h.id as "isPlace", q.schematic,
         jsonb_build_array(st_x(st_pointonsurface(q.geom)), st_y(st_pointonsurface(q.geom))) as mark,
         st_asgeojson(case when st_dimension(q.geom) = 0 then q.geom else st_collectionextract(
           st_clipbybox2d(q.geom, h.win::box2d), st_dimension(q.geom) + 1) end, 5)::jsonb as shape
    from seen h
    join place q on q.geom && h.win and q.secrecy = 'public' and (q.id = h.id or q.status = 'live' and st_dimension(q.geom) > 0)
   where st_dimension(q.geom) = 0 or not st_isempty(st_collectionextract(
           st_clipbybox2d(q.geom, h.win::box2d), st_dimension(q.geom) + 1))
   order by q.id = h.id, st_dimension(q.geom) desc, q.id
   limit 60`;

const selectNear = (id: PlaceId): Sql => sql`
  select q.id, n.name, st_distance(q.geom::geography, p.geom::geography) as metres
    from place p
    join place q on q.geom && st_expand(p.geom, 0.04) and q.id <> p.id and q.status = 'live' and q.secrecy = 'public'
    join place_name n on n.place_id = q.id and n.kind = 'standard' and n.status = 'standard'
   where p.id = ${id} and st_distance(q.geom::geography, p.geom::geography) <= 3000
   order by metres, q.id
   limit 6`;
