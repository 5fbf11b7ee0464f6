import { type Db, maybeOne, type Sql, sql } from '../platform/db/sql.ts';
import { Problem } from '../platform/problem.ts';
import { BoundaryLineDetail, type LineId } from './contract.ts';
import { selectLines } from './lineRow.ts';

/** One line with its course. Whether the reader may is asked before. @throws Problem not-found */
export async function findLine(db: Db, id: LineId): Promise<BoundaryLineDetail> {
  const line = await maybeOne(db, BoundaryLineDetail, selectLine(id));
  if (!line) throw new Problem('not-found', `No boundary line ${id}`, { detailZh: '没有这条界线。' });
  return line;
}

// Nine decimals are 0.1 mm.
const selectLine = (id: LineId): Sql => sql`
  select line.*, s.arcs
    from (${selectLines} where l.id = ${id}) line
   cross join lateral (
     select jsonb_agg(jsonb_build_object('id', c.id, 'left', c.left_code, 'right', c.right_code, 'schematic', c.schematic,
              'lengthMetres', st_length(c.geom::geography), 'geometry', st_asgeojson(c.geom, 9, 0)::jsonb)
              order by st_ymax(c.geom) desc, st_xmin(c.geom), c.id) as arcs
       from boundary_line_arc m join boundary_arc c on c.id = m.arc_id
      where m.line_id = line.id) s`;
