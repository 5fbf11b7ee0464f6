import { isConcealed } from '../../divisions/clearedOutlines.ts';
import { type Db, many, type Sql, sql } from '../../platform/db/sql.ts';
import type { LineId } from '../contract.ts';
import { LineNeighbour } from './mapContract.ts';

/** Both sides of a line on a day, with their areas on the ellipsoid in m². Whether the reader may see the line is asked before. */
export async function lineNeighbours(db: Db, id: LineId, at: string): Promise<{ items: LineNeighbour[] }> {
  return { items: await many(db, LineNeighbour, selectSides(id, at)) };
}

const selectSides = (id: LineId, at: string): Sql => sql`
  select s.code, coalesce(d.name, (select n.name from division n where n.code = s.code order by lower(n.valid) desc limit 1), s.code) as name,
         st_area(d.geom::geography) as "squareMetres",
         case when d.geom is not null and not ${isConcealed(sql`s.code`)} then
           jsonb_build_array(st_xmin(d.geom), st_ymin(d.geom), st_xmax(d.geom), st_ymax(d.geom)) end as bbox
    from boundary_line l
   cross join lateral unnest(array[l.side_a, l.side_b]) with ordinality as s (code, no)
    left join division d on d.code = s.code and d.valid @> ${at}::date
   where l.id = ${id}
   order by s.no`;
