import { createHash } from 'node:crypto';
import { type Db, json, run, sql } from '../../../platform/db/sql.ts';
import { isSamePoint, type Position, pointKey } from '../../arcs/edgeArc.ts';
import type { EditedLevel } from './judgeEdits.ts';

/** Stores the new courses of arcs under their old ids. */
export async function writeArcs(tx: Db, { before, after }: EditedLevel): Promise<void> {
  const rows = after
    .filter((arc, i) => arc !== before[i])
    .map(({ id, coordinates }) => arcRow(id, begunAtLeast(coordinates)));
  await run(
    tx,
    sql`update boundary_arc c set geom = st_setsrid(st_geomfromgeojson(r.geometry), 4490), digest = r.digest
          from jsonb_to_recordset(${json(rows)}) as r (id uuid, digest text, geometry jsonb)
         where c.id = r.id`,
  );
}

const arcRow = (id: string, coordinates: readonly Position[]) => ({
  id,
  digest: createHash('sha256').update(JSON.stringify(coordinates)).digest('hex'),
  geometry: { type: 'LineString', coordinates },
});

/** A closed arc begins at its least point, as `arcsOf` has it: the same ring is the same arc. */
function begunAtLeast(course: readonly Position[]): readonly Position[] {
  if (!isSamePoint(course[0], course.at(-1))) return course;
  const open = course.slice(1);
  const least = open.reduce((best, point, i) => (pointKey(point) < pointKey(open[best] ?? point) ? i : best), 0);
  const turned = [...open.slice(least), ...open.slice(0, least)];
  return [...turned, ...turned.slice(0, 1)];
}
