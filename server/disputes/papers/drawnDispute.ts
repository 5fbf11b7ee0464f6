import { z } from 'zod';
import type { SheetStroke } from '../../boundaries/sheets/sheetSubject.ts';
import { type Db, many, maybeOne, type Sql, sql } from '../../platform/db/sql.ts';
import { contestedOf } from '../claims/contestedOf.ts';
import type { DisputeId } from '../contract.ts';

const Shape = z.object({ geometry: z.record(z.string(), z.unknown()) });
const Stroke = Shape.extend({ part: z.enum(['claim-a', 'claim-b', 'settled']) });

/** What of a dispute has a place on the map, as GeoJSON in CGCS2000. */
export interface DrawnDispute {
  contested: Record<string, unknown> | null;
  strokes: SheetStroke[];
}

/** The latest claim of either side, the ground that both claim, or else the area of the registration, and the settled course. */
export async function drawnDispute(db: Db, id: DisputeId): Promise<DrawnDispute> {
  const { contested } = await contestedOf(db, id);
  const registered = await maybeOne(
    db,
    Shape,
    sql`select st_asgeojson(area, 9, 0)::jsonb as geometry from dispute where id = ${id} and area is not null`,
  );
  return {
    contested: contested?.geometry ?? registered?.geometry ?? null,
    strokes: await many(db, Stroke, selectStrokes(id)),
  };
}

const selectStrokes = (id: DisputeId): Sql => sql`
  select part, st_asgeojson(geom, 9, 0)::jsonb as geometry
    from (select distinct on (side) 'claim-' || side as part, line as geom from dispute_claim where dispute_id = ${id}
           order by side, round desc, version desc) c
   union all
  select 'settled', st_asgeojson(course, 9, 0)::jsonb from dispute_settlement where dispute_id = ${id}`;
