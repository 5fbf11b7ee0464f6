import { z } from 'zod';
import { type Db, many, sql } from '../../platform/db/sql.ts';

type Point = readonly [x: number, y: number];
const Row = z.object({ x: z.number(), y: z.number() });

/** Points of one coordinate system in another, both by EPSG code; east or longitude first. */
export async function transformPoints(
  db: Db,
  points: readonly Point[],
  { from, to }: { from: number; to: number },
): Promise<Point[]> {
  if (from === to) return [...points];
  const rows = await many(
    db,
    Row,
    sql`select st_x(g.at) as x, st_y(g.at) as y
          from unnest(${points.map(([x]) => x)}::float8[], ${points.map(([, y]) => y)}::float8[]) with ordinality p (x, y, i)
         cross join lateral (select st_transform(st_setsrid(st_makepoint(p.x, p.y), ${from}::int), ${to}::int) as at) g
         order by p.i`,
  );
  return rows.map(({ x, y }): Point => [x, y]);
}
