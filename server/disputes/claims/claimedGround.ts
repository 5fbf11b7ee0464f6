import { json, type Sql, sql } from '../../platform/db/sql.ts';
import { outlineOf } from '../contestedArea.ts';
import type { ClaimSide } from './claimContract.ts';
import { GRID } from './claimGrid.ts';
import type { SidesOn } from './dividingLines.ts';
import type { Position } from './nearestOn.ts';

/** Only the parts of an area that are ground: arithmetic leaves slivers of less than a square metre. MultiPolygon, EPSG:4490. */
export const groundOf = (geometry: Sql, noiseSquareMetres: number): Sql => sql`
  (select coalesce(st_multi(st_collect(part.geom)), 'SRID=4490;MULTIPOLYGON EMPTY'::geometry)
     from st_dump(st_collectionextract(${geometry}, 3)) part
    where st_area(part.geom::geography, false) >= ${noiseSquareMetres}::float8)`;

/**
 * Selects `to_a`, `to_b` (what a claimed line gives to each side beyond its outline on record) and `ground` (all that the claiming
 * side would have): whatever lies inside an odd number of the rings changes sides. A place in the outline of a third division of
 * their level, and not in that of side B, changes hands for nobody.
 */
export const claimedGround = (
  rings: readonly (readonly Position[])[],
  side: ClaimSide,
  { sides: [a, b], day, noise }: SidesOn & { noise: number },
): Sql => sql`
  with side as materialized (select ${outlineOf(a, day)} as a, ${outlineOf(b, day)} as b),
  ring as materialized (
    select st_setsrid(st_geomfromgeojson(jsonb_build_object('type', 'LineString', 'coordinates', r.value)), 4490) as g
      from jsonb_array_elements(${json(rings)}) r),
  edge as materialized (
    select st_x(st_startpoint(s.geom)) as x1, st_y(st_startpoint(s.geom)) as y1, st_x(st_endpoint(s.geom)) as x2, st_y(st_endpoint(s.geom)) as y2
      from ring cross join lateral st_dumpsegments(ring.g) s),
  face as materialized (
    select f.geom, st_pointonsurface(f.geom) as p
      from (select st_unaryunion(st_collect(g), ${GRID}) as g from ring) l
     cross join lateral st_dump(st_polygonize(array[l.g])) f
     where st_area(f.geom::geography, false) >= ${noise}::float8),
  flip as materialized (
    select coalesce(st_union(f.geom, ${GRID}), 'SRID=4490;POLYGON EMPTY'::geometry) as g
      from face f
     where (select count(*) from edge e where (e.y1 > st_y(f.p)) <> (e.y2 > st_y(f.p))
              and st_x(f.p) < (e.x2 - e.x1) * (st_y(f.p) - e.y1) / (e.y2 - e.y1) + e.x1) % 2 = 1),
  third as materialized (
    select st_union(st_makevalid(t.geom, 'method=structure'), ${GRID}) as g
      from division d join division t on t.level = d.level and t.code not in (d.code, ${b}) and t.valid @> ${day}::date
     where d.code = ${a} and d.valid @> ${day}::date and d.geom is not null and t.geom && (select g from flip)),
  moved as materialized (
    select a, b, ${groundOf(
      sql`case when third.g is null then st_difference(flip.g, a, ${GRID})
        else st_difference(st_difference(flip.g, a, ${GRID}), st_difference(third.g, b, ${GRID}), ${GRID}) end`,
      noise,
    )} as to_a,
           ${groundOf(sql`st_intersection(flip.g, a, ${GRID})`, noise)} as to_b
      from side cross join flip left join third on true)
  select to_a, to_b, ${side === 'a' ? groundOf(sql`st_difference(st_union(a, to_a, ${GRID}), to_b, ${GRID})`, noise) : groundOf(sql`st_difference(st_union(b, to_b, ${GRID}), to_a, ${GRID})`, noise)} as ground
    from moved`;
