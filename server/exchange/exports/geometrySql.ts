import { type Sql, sql } from '../../platform/db/sql.ts';
import type { Scope } from './collection.ts';

// CGCS2000 and WGS 84 differ by centimetres, which no public transformation tells apart: the numbers stay as they are.
const DEGREES = new Set([4490, 4326]);

/** GeoJSON text of a geometry in the system of the export: 0.1 mm; rings as RFC 7946 winds them. */
export function drawn(geom: Sql, { srid }: Pick<Scope, 'srid'>): Sql {
  if (DEGREES.has(srid)) return sql`st_asgeojson(st_forcepolygonccw(${geom}), 9, 0)`;
  return sql`st_asgeojson(st_forcepolygonccw(st_transform(${geom}, ${srid}::int)), 4, 0)`;
}

/** Longitude, latitude and text of a geometry, for tables. */
export const onEarth = (geom: Sql): Sql => sql`
  round(st_x(st_pointonsurface(${geom}))::numeric, 9)::float8 as lon, round(st_y(st_pointonsurface(${geom}))::numeric, 9)::float8 as lat,
  st_astext(${geom}, 9) as wkt`;

/** Conditions of a selection on a geometry and an id, each beginning with `and`. A drawn polygon must be valid. */
export function chosen(selection: Scope['selection'], { geom, id }: { geom: Sql; id: Sql }): Sql {
  if (!selection) return sql``;
  const { bbox, area, ids } = selection;
  return sql`
    ${bbox ? sql`and st_intersects(${geom}, st_makeenvelope(${bbox[0]}::float8, ${bbox[1]}::float8, ${bbox[2]}::float8, ${bbox[3]}::float8, 4490))` : sql``}
    ${area ? sql`and st_intersects(${geom}, st_setsrid(st_geomfromgeojson(${JSON.stringify(area)}::text), 4490))` : sql``}
    ${ids ? sql`and ${id}::text = any(${ids})` : sql``}`;
}

export const yesNo = (condition: Sql): Sql => sql`case when ${condition} then 'yes' else 'no' end`;

/** A moment as text, UTC. */
export const instantText = (at: Sql): Sql => sql`to_char(${at} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`;
