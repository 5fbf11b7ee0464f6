import { type Db, run, type Sql, sql } from '../../platform/db/sql.ts';
import type { Inspection } from './inspectionContract.ts';

/**
 * What is to be looked at on the ground: every marker of the line that is not scrapped, by its number, then the line itself, a
 * stretch for each arc. Made when the field part begins, so that it has the markers of that day.
 */
export async function makeItems(tx: Db, { id, lineId }: Pick<Inspection, 'id' | 'lineId'>): Promise<void> {
  await run(
    tx,
    sql`insert into joint_inspection_item (inspection_id, no, marker_id)
        select ${id}, row_number() over (order by m.number_text, m.id), m.id
          from boundary_marker m join boundary_marker_line n on n.marker_id = m.id
         where n.line_id = ${lineId} and m.status <> 'scrapped' and m.secrecy <> 'restricted'`,
  );
  await run(
    tx,
    sql`insert into joint_inspection_item (inspection_id, no, section)
        select ${id}, (select count(*) from joint_inspection_item t where t.inspection_id = ${id}) + a.no,
               '第' || a.no || '段（' || ${nameOf(sql`a.left_code`)} || '—' || ${nameOf(sql`a.right_code`)} || '），长'
                 || round((st_length(a.geom::geography) / 1000)::numeric, 2) || '千米'
          from (select c.geom, c.left_code, c.right_code, row_number() over (order by st_ymax(c.geom) desc, st_xmin(c.geom), c.id) as no
                  from boundary_line_arc m join boundary_arc c on c.id = m.arc_id where m.line_id = ${lineId}) a`,
  );
}

const nameOf = (code: Sql): Sql =>
  sql`coalesce((select v.name from division v where v.code = ${code} order by lower(v.valid) desc limit 1), ${code})`;
