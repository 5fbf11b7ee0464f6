import { z } from 'zod';
import { type Db, many, sql } from '../../platform/db/sql.ts';
import { centralMeridian, zoneEpsg } from './gridConvergence.ts';
import type { LonLat, MarkerId } from './markerContract.ts';

/** Gauss–Krüger coordinates of the 3° zone a marker lies in; metres, X to the north, Y with the false easting of 500 km. */
export interface GridPosition {
  x: number;
  y: number;
  meridian: number;
}
const Row = z.object({ id: z.string(), x: z.number(), y: z.number() });

/** The grid coordinates of markers, by id. */
export async function gridPositions(
  db: Db,
  markers: readonly { id: MarkerId; position: LonLat }[],
): Promise<Map<string, GridPosition>> {
  const ids = markers.map(({ id }) => id);
  const zones = markers.map(({ position }) => zoneEpsg(position[0]));
  const rows = await many(
    db,
    Row,
    sql`select m.id, st_y(g.at) as x, st_x(g.at) as y
          from unnest(${ids}::uuid[], ${zones}::int[]) as r (id, epsg)
          join boundary_marker m on m.id = r.id
         cross join lateral (select st_transform(m.geom, r.epsg) as at) g`,
  );
  const meridians = new Map<string, number>(markers.map(({ id, position }) => [id, centralMeridian(position[0])]));
  return new Map(rows.map(({ id, x, y }) => [id, { x, y, meridian: meridians.get(id) ?? 0 }]));
}
