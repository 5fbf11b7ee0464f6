import { type Db, maybeOne, type Sql, sql } from '../platform/db/sql.ts';
import { Problem } from '../platform/problem.ts';
import { BoundaryLineDetail, type LineId } from './contract.ts';
import { selectLines, selectLinesAs } from './lineRow.ts';
import { lastVersion } from './visibleLines.ts';

/** One line with its course, of one that ended with its last. Whether the reader may is asked before. @throws Problem not-found */
export async function findLine(db: Db, id: LineId): Promise<BoundaryLineDetail> {
  const line =
    (await maybeOne(db, BoundaryLineDetail, selectLine(id))) ??
    (await maybeOne(db, BoundaryLineDetail, selectEnded(id)));
  if (!line) throw new Problem('not-found', `No boundary line ${id}`, { detailZh: '没有这条界线。' });
  return line;
}

// Nine decimals are 0.1 mm.
const selectLine = (id: LineId): Sql => sql`
  select line.*, s.arcs
    from (${selectLines} where l.id = ${id} and upper_inf(l.valid)) line
   cross join lateral (
     select jsonb_agg(jsonb_build_object('id', c.id, 'left', c.left_code, 'right', c.right_code, 'schematic', c.schematic,
              'lengthMetres', st_length(c.geom::geography), 'geometry', st_asgeojson(c.geom, 9, 0)::jsonb)
              order by st_ymax(c.geom) desc, st_xmin(c.geom), c.id) as arcs
       from boundary_line_arc m join boundary_arc c on c.id = m.arc_id
      where m.line_id = line.id) s`;

const LAST: Sql = sql`v.status, v.length_metres, v.geom, v.agreement_id, v.approval_id`;

const selectEnded = (id: LineId): Sql => sql`
  select line.*, s.arcs
    from (${selectLinesAs(lastVersion(LAST))} where l.id = ${id} and not upper_inf(l.valid)) line
   cross join lateral (
     select jsonb_agg(jsonb_build_object('id', part.path[1]::text, 'left', line."sideA" ->> 'code', 'right', line."sideB" ->> 'code',
              'schematic', line.schematic, 'lengthMetres', st_length(part.geom::geography),
              'geometry', st_asgeojson(part.geom, 9, 0)::jsonb) order by part.path) as arcs
       from boundary_line l cross join lateral (${lastVersion(sql`v.geom`)}) e cross join lateral st_dump(e.geom) part
      where l.id = line.id) s`;
