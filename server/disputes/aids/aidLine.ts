import { z } from 'zod';
import { type Db, one, type Sql, sql } from '../../platform/db/sql.ts';
import { GRID } from '../claims/claimGrid.ts';
import type { ContestedPart } from './contestedParts.ts';

const Line = z.object({ line: z.string() });
const shape = (hex: string): Sql => sql`${hex}::geometry`;

// Distances in degrees would count a degree of longitude as long as one of latitude: the part is drawn narrower by the cosine.
const narrow = (geometry: Sql, part: Sql): Sql =>
  sql`st_scale(${geometry}, cos(radians(st_y(st_centroid(${part})))), 1)`;
const widen = (geometry: Sql, part: Sql): Sql =>
  sql`st_scale(${geometry}, 1 / cos(radians(st_y(st_centroid(${part})))), 1)`;

// Enough that the line looks smooth; a thousand cells take some tenths of a second.
const SAMPLES = 300;

/**
 * The line inside a part whose points are equally far from where either claim ends: between the cells (Voronoi) of points set along
 * both. A LineString or MultiLineString in hexadecimal EWKB, empty where a claim has no end in the part.
 */
export const middleLine = async (db: Db, part: ContestedPart): Promise<string> =>
  (await one(db, Line, selectMiddle(part))).line;

// Where both claims end in one point a sample of either would stand on the other's: those are left out.
const samples = (edge: Sql, other: Sql, part: Sql): Sql => sql`
  select p.geom
    from (select ${narrow(edge, part)} as g, ${narrow(other, part)} as o) e
   cross join lateral (select greatest(st_length(e.g) / ${SAMPLES}::int, 1e-9) as step) s
   cross join lateral st_dumppoints(st_segmentize(e.g, s.step)) p
   where not st_dwithin(p.geom, e.o, s.step / 2)`;

const selectMiddle = ({ part, edgeA, edgeB }: ContestedPart): Sql => sql`
  with a as materialized (${samples(shape(edgeA), shape(edgeB), shape(part))}),
  b as materialized (${samples(shape(edgeB), shape(edgeA), shape(part))}),
  cell as materialized (
    select c.geom from (select st_collect(geom) as g from (select geom from a union all select geom from b) s) s
     cross join lateral st_dump(st_voronoipolygons(s.g, 0, st_expand(${narrow(shape(part), shape(part))}, 0.05))) c),
  near_a as (select st_union(c.geom, 1e-10) as g from cell c where exists (select 1 from a where st_intersects(c.geom, a.geom))),
  piece as (
    select l.geom, st_lineinterpolatepoint(l.geom, 0.5) as mid
      from near_a cross join lateral st_dump(st_linemerge(st_collectionextract(st_intersection(
             ${widen(sql`st_boundary(near_a.g)`, shape(part))}, ${shape(part)}, ${GRID}), 2))) l)
  select coalesce(st_simplify(st_linemerge(st_collect(geom)), 5e-6), 'SRID=4490;LINESTRING EMPTY'::geometry)::text as line
    from piece
   where abs(${fromMiddle(shape(edgeA), shape(part))} - ${fromMiddle(shape(edgeB), shape(part))})
       < 0.2 * (${fromMiddle(shape(edgeA), shape(part))} + ${fromMiddle(shape(edgeB), shape(part))})`;

// Hairs between cells that the grid leaves lie beside one of the edges, and are no middle.
const fromMiddle = (edge: Sql, part: Sql): Sql => sql`st_distance(${narrow(sql`mid`, part)}, ${narrow(edge, part)})`;

/** A line as far as it runs inside a part. */
export const clippedLine = async (db: Db, part: ContestedPart, line: Sql): Promise<string> =>
  (
    await one(
      db,
      Line,
      sql`
    select st_linemerge(st_collectionextract(st_intersection(${line}, ${shape(part.part)}, ${GRID}), 2))::text as line`,
    )
  ).line;

const Half = z.object({ share: z.number(), line: z.string() });
// Halved so often the distance is right to a millionth.
const STEPS = 24;
const ENOUGH = 0.0002;

/**
 * The line inside a part, parallel to where B's claim ends, that leaves half of the part on either side (by geodesic area): the
 * distance is found by halving.
 */
export async function equalAreaLine(db: Db, part: ContestedPart): Promise<string> {
  let [least, most] = [0, 1];
  let found = await parallel(db, part, 0.5);
  for (let step = 0; step < STEPS && Math.abs(found.share - 0.5) > ENOUGH; step += 1) {
    const middle = (least + most) / 2;
    found = await parallel(db, part, middle);
    if (found.share < 0.5) least = middle;
    else most = middle;
  }
  return found.line;
}

// At distance 1 of the way to the farthest point of the part.
const parallel = (db: Db, { part, edgeB }: ContestedPart, way: number): Promise<z.infer<typeof Half>> =>
  one(
    db,
    Half,
    sql`with n as materialized (
          select ${narrow(shape(part), shape(part))} as p, ${narrow(shape(edgeB), shape(part))} as e),
        strip as materialized (
          select st_intersection(n.p, st_buffer(n.e, st_hausdorffdistance(n.p, n.e) * ${way}::float8, 16), 1e-10) as g, n.p from n)
        select st_area(${widen(sql`strip.g`, shape(part))}::geography) / st_area(${shape(part)}::geography) as share,
               st_linemerge(st_collectionextract(${widen(
                 sql`st_difference(st_boundary(strip.g), st_buffer(st_boundary(strip.p), 1e-8, 2), 1e-10)`,
                 shape(part),
               )}, 2))::text as line
          from strip`,
  );
