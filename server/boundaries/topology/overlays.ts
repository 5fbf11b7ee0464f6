import { z } from 'zod';
import { type Db, json, many, one, type Sql, sql } from '../../platform/db/sql.ts';
import type { Position } from '../arcsOf.ts';
import { drawnOutlines, type OutlineRow, onEllipsoid, validOutlines } from './outlineRows.ts';
import type { Pair } from './overlapPairs.ts';

const XY = z
  .tuple([z.number(), z.number()])
  .rest(z.number())
  .transform(([x, y]): Position => [x, y]);
const Polygon = z.object({ type: z.literal('Polygon'), coordinates: XY.array().array() });

/** A piece of ground in the coordinates of the set; area and outline on the ellipsoid of CGCS2000, in metres. */
const Piece = z.object({ area: z.number(), perimeter: z.number(), geometry: Polygon });
export type Piece = z.infer<typeof Piece>;

/** `share`: of the smaller of the two outlines. */
const OverlapRow = Piece.extend({ a: z.number(), b: z.number(), share: z.number() });
export type Overlap = z.infer<typeof OverlapRow>;

/** What two outlines both cover, piece by piece. */
export const overlapsOf = (
  db: Db,
  rows: readonly OutlineRow[],
  { pairs, srid }: { pairs: readonly Pair[]; srid: number },
) =>
  many(
    db,
    OverlapRow,
    sql`with outline as materialized (${validOutlines(rows, srid)})
        select p.a, p.b, st_area(d.geom) / least(st_area(x.geom), st_area(y.geom)) as share, ${piece(sql`d.geom`, srid)}
          from unnest(${pairs.map(([a]) => a)}::int[], ${pairs.map(([, b]) => b)}::int[]) as p (a, b)
          join outline x on x.number = p.a
          join outline y on y.number = p.b and st_intersects(x.geom, y.geom)
         cross join lateral st_dump(st_collectionextract(st_intersection(x.geom, y.geom), 3)) d`,
  );

/**
 * The holes of the union of all outlines: what none covers and what is cut off from the outside, be it only by outlines that
 * meet in a point.
 */
export const holesOf = (db: Db, rows: readonly OutlineRow[], srid: number): Promise<Piece[]> =>
  many(
    db,
    Piece,
    sql`with outline as materialized (${validOutlines(rows, srid)}),
          whole as materialized (select st_union(geom) as geom from outline),
          frame as (select geom, st_xmax(geom) - st_xmin(geom) as width from whole)
        select ${piece(sql`d.geom`, srid)}
          from frame f
         cross join lateral st_dump(st_difference(st_expand(st_envelope(f.geom), f.width), f.geom)) d
         where f.geom ~ d.geom`,
  );

const piece = (geom: Sql, srid: number): Sql => sql`
  st_area(${onEllipsoid(geom, srid)}) as area, st_perimeter(${onEllipsoid(geom, srid)}) as perimeter,
  st_asgeojson(${geom}, 15, 0)::jsonb as geometry`;

/** The union of some outlines of a large set, to be united with those of the others. */
export async function unionOf(db: Db, rows: readonly OutlineRow[], srid: number): Promise<OutlineRow> {
  const union = sql`select encode(st_asbinary(st_multi(st_union(o.geom)), 'NDR'), 'hex') as wkb
                      from (${validOutlines(rows, srid)}) o`;
  const { wkb } = await one(db, z.object({ wkb: z.string() }), union);
  return { number: rows[0]?.number ?? 0, wkb };
}

const Faults = z.object({
  number: z.number(),
  /** Which polygon of the outline and which ring of it, from 1; null where no ring is wrong by itself. */
  polygon: z.number().nullable(),
  ring: z.number().nullable(),
  /** As PostGIS says it. */
  reason: z.string(),
  places: z.object({ type: z.literal('MultiPoint'), coordinates: XY.array() }),
});
export type RingFault = z.infer<typeof Faults>;

/**
 * The rings that are no outline of anything, each with the places where it touches or crosses itself or turns back; where
 * every ring is right by itself (a hole outside its shell, two shells in one another), the polygon's first fault.
 */
export const ringFaultsOf = (db: Db, rows: readonly OutlineRow[], srid: number): Promise<RingFault[]> =>
  many(
    db,
    Faults,
    sql`with wrong as materialized (
            select d.number, d.drawn from (${drawnOutlines(rows, srid)}) d where not st_isvalid(d.drawn)),
          ring as (
            select w.number, p.path[1] as polygon, r.path[1] + 1 as ring, r.geom, v.reason, v.location
              from wrong w cross join lateral st_dump(w.drawn) p cross join lateral st_dumprings(p.geom) r
             cross join lateral st_isvaliddetail(r.geom) v
             where not v.valid)
        select r.number, r.polygon, r.ring, r.reason,
               st_asgeojson(st_multi(coalesce(n.places, r.location)), 15, 0)::jsonb as places
          from ring r cross join lateral (${fork(sql`r.geom`)}) n
        union all
        select w.number, null, null, v.reason, st_asgeojson(st_multi(v.location), 15, 0)::jsonb
          from wrong w cross join lateral st_isvaliddetail(w.drawn) v
         where not exists (select 1 from ring r where r.number = w.number)
         order by 1, 2, 3`,
  );

// A ring that is right comes to each of its points once and leaves it once.
const fork = (ring: Sql): Sql => sql`
  select st_collect(f.point) as places
    from (select e.point
            from (select unnest(array[st_startpoint(d.geom), st_endpoint(d.geom)]) as point
                    from st_dump(st_node(st_exteriorring(${ring}))) d) e
           group by e.point having count(*) <> 2 order by e.point limit ${MOST_PLACES}) f`;
const MOST_PLACES = 200;

/** Lengths of lines in metres, on the ellipsoid of CGCS2000. */
export async function lengthsOf(db: Db, lines: readonly (readonly Position[])[], srid: number): Promise<number[]> {
  const given = lines.map((coordinates) => ({ type: 'LineString', coordinates }));
  const rows = await many(
    db,
    z.object({ length: z.number() }),
    sql`select st_length(${onEllipsoid(sql`st_setsrid(st_geomfromgeojson(l.line), ${srid}::int)`, srid)}) as length
          from jsonb_array_elements(${json(given)}) with ordinality as l (line, position) order by l.position`,
  );
  return rows.map(({ length }) => length);
}
