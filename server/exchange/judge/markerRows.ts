import { linesOfRecord } from '../../boundaries/markers/visibleMarkers.ts';
import { type Db, run, type Sql, sql } from '../../platform/db/sql.ts';
import type { JudgedRun } from '../imports/importSteps.ts';
import { counts, officeName, saysOtherwise, UNIT } from './rowSql.ts';
import { tell } from './tell.ts';

/** Boundary markers and survey points: which line they stand on, and what the register has there under the same number. */
export async function judgeMarkers(tx: Db, judged: JudgedRun): Promise<void> {
  await run(tx, findLines(judged));
  const { marker_near_metres: near, marker_off_metres: off } = judged.thresholds;
  const facts = sql`jsonb_build_object('unit', ${UNIT}, 'metres', round(coalesce((r.fields ->> 'line_metres')::numeric, ${near}::numeric)),
    'line', (select l.code from boundary_line l where l.id::text = r.fields ->> 'line_id'))`;
  const rows = sql`import_row r where ${counts(judged)}`;
  await tell(
    tx,
    judged,
    'marker-without-position',
    sql`select r.number, ${facts} as facts from ${rows} and r.geom is null`,
  );
  await tell(
    tx,
    judged,
    'no-line',
    sql`select r.number, ${facts} as facts from ${rows} and r.geom is not null and not r.fields ? 'line_found'`,
  );
  await tell(tx, judged, 'outside-office', notForOffice(judged));
  await tell(
    tx,
    judged,
    'line-by-position',
    sql`select r.number, ${facts} as facts from ${rows} and r.fields ->> 'line_found' = 'position'`,
  );
  await tell(
    tx,
    judged,
    'marker-off-line',
    sql`select r.number, ${facts} as facts from ${rows} and r.fields ->> 'line_found' in ('code', 'name') and (r.fields ->> 'line_metres')::float8 > ${off}::float8`,
  );
}

/** The line or the marker that is meant is another office's, or one that nobody reads here: not a word about it. */
const notForOffice = (judged: JudgedRun): Sql => sql`
  select r.number, jsonb_build_object('unit', ${UNIT}, 'office', ${officeName(judged)}) as facts from import_row r
   where ${counts(judged)} and (r.fields ->> 'line_found' = 'elsewhere'
     or exists (select from boundary_marker m where m.line_id::text = r.fields ->> 'line_id' and m.number_text = r.code
                   and m.status <> 'scrapped' and m.secrecy = 'restricted'))`;

/** Degrees that hold so many metres in every direction at the latitudes of China, for the index. */
export const degreesOf = (metres: number): number => metres / 50_000;

/**
 * Puts `line_id`, `line_metres` and `line_found` (code, name or position) among the fields; of a line that the office does not read
 * only that it lies `elsewhere`.
 */
const findLines = (judged: JudgedRun): Sql => sql`
  with f as materialized (
          select r.number, k.* from import_row r
            left join lateral (
              select case when n.own then l.id end as id, case when n.own then n.found else 'elsewhere' end as found, (select min(st_distance(a.geom::geography, r.geom::geography)) from boundary_line_arc la
                       join boundary_arc a on a.id = la.arc_id where la.line_id = l.id and n.own) as metres
                from (select l.id, 1 as rank, 'code' as found, ${linesOfRecord(judged)} as own from boundary_line l where l.code = r.fields ->> 'line_code' and l.valid @> ${judged.today}::date
                      union all
                      select l.id, 2, 'name', ${linesOfRecord(judged)} from boundary_line l where l.name = r.fields ->> 'line_name' and l.valid @> ${judged.today}::date
                      union all
                      (select la.line_id, 3, 'position', true from boundary_arc a join boundary_line_arc la on la.arc_id = a.id
                         join boundary_line l on l.id = la.line_id and l.valid @> ${judged.today}::date and ${linesOfRecord(judged)}
                        where a.geom && st_expand(r.geom, ${degreesOf(judged.thresholds.marker_near_metres)}::float8)
                          and st_dwithin(a.geom::geography, r.geom::geography, ${judged.thresholds.marker_near_metres}::float8)
                        order by st_distance(a.geom, r.geom), la.line_id limit 1)) n
                join boundary_line l on l.id = n.id order by n.rank, l.id limit 1) k on true
           where ${counts(judged)})
  update import_row i
     set fields = i.fields - 'line_id' - 'line_metres' - 'line_found'
           || jsonb_strip_nulls(jsonb_build_object('line_id', f.id, 'line_metres', round(f.metres::numeric, 1), 'line_found', f.found))
    from f
   where i.run_id = ${judged.id}::uuid and i.number = f.number`;

const changeOf = (field: string, before: Sql): Sql => sql`
  case when r.fields ? ${field}::text and ${saysOtherwise(sql`(r.fields ->> ${field}::text)`, sql`${before}::text`)}
       then jsonb_build_object(${field}::text, ${before}) else '{}'::jsonb end`;

const beforeOf = ({ thresholds }: JudgedRun): Sql => sql`
  ${changeOf('material', sql`m.material`)} || ${changeOf('set_on', sql`m.set_on`)} || ${changeOf('note', sql`m.note`)}
  || case when (r.fields ->> 'height_metres')::float8 is distinct from m.height_metres and r.fields ? 'height_metres'
          then jsonb_build_object('height_metres', m.height_metres) else '{}'::jsonb end
  || case when st_distance(m.geom::geography, r.geom::geography) > ${thresholds.marker_moved_metres}::float8
          then jsonb_build_object('geometry', st_asgeojson(m.geom, 8, 0)::jsonb) else '{}'::jsonb end`;

/** Outcome of each marker: by its number on its line. */
export const markerVerdicts = (judged: JudgedRun): Sql => sql`
  select r.number, 'boundary-marker' as kind, m.id::text as subject,
         case when not r.fields ? 'line_id' then 'skipped' when m.id is null then 'added'
              when ${beforeOf(judged)} = '{}'::jsonb then 'unchanged' else 'changed' end as outcome,
         case when m.id is not null then ${beforeOf(judged)} end as before
    from import_row r
    left join boundary_marker m on m.line_id::text = r.fields ->> 'line_id' and m.number_text = r.code and m.status <> 'scrapped'
     and m.secrecy <> 'restricted'
   where ${counts(judged)}`;
