import { linesOfRecord } from '../../boundaries/markers/visibleMarkers.ts';
import { type Db, type Sql, sql } from '../../platform/db/sql.ts';
import { METRES_PER_DEGREE } from '../../platform/degrees.ts';
import type { JudgedRun } from '../imports/importSteps.ts';
import { counts, inForce, officeName, ofOffice, UNIT } from './rowSql.ts';
import { tell } from './tell.ts';

// As the course is kept: by the code where it is one of two sides.
const side = (part: 1 | 2, field: string): Sql =>
  sql`case when r.code ~ '^[0-9]+-[0-9]+$' then split_part(r.code, '-', ${part}::int) else r.fields ->> ${field}::text end`;

/** Boundary lines against the register, which draws them from outlines: whose they are and how far their course differs. */
export async function judgeLines(tx: Db, judged: JudgedRun): Promise<void> {
  const rows = sql`(select r.*, ${side(1, 'side_a')} as a, ${side(2, 'side_b')} as b from import_row r where ${counts(judged)}) r`;
  await tell(
    tx,
    judged,
    'sides-same',
    sql`select r.number, jsonb_build_object('unit', ${UNIT}) as facts from ${rows} where r.a = r.b`,
  );
  await tell(
    tx,
    judged,
    'side-unknown',
    sql`select r.number, jsonb_build_object('unit', ${UNIT}, 'side', s.code, 'day', ${judged.today}::text) as facts from ${rows}
         cross join lateral (values (r.a), (r.b)) as s (code)
         where s.code is not null and not exists (select 1 from division d where d.code = s.code and ${inForce(judged)})`,
  );
  await tell(
    tx,
    judged,
    'line-not-of-office',
    sql`select r.number, jsonb_build_object('unit', ${UNIT}, 'office', ${officeName(judged)}) as facts from ${rows}
         where r.a is not null and r.b is not null and not ${ofOffice(sql`r.a`, judged)} and not ${ofOffice(sql`r.b`, judged)}`,
  );
  await tell(
    tx,
    judged,
    'line-not-drawn',
    sql`select r.number, jsonb_build_object('unit', ${UNIT}) as facts from ${rows}
         where r.code is not null and r.a is distinct from r.b and not exists (select 1 from boundary_line l where l.code = r.code and l.valid @> ${judged.today}::date)`,
  );
  await tell(tx, judged, 'line-differs', differing(judged));
  await tell(
    tx,
    judged,
    'outside-office',
    sql`select r.number, jsonb_build_object('unit', ${UNIT}, 'office', ${officeName(judged)}) as facts
          from import_row r join boundary_line l on l.code = r.code and l.valid @> ${judged.today}::date and l.secrecy = 'restricted'
         where ${counts(judged)}`,
  );
}

const courseOf = sql`(select st_collect(a.geom) from boundary_line_arc la join boundary_arc a on a.id = la.arc_id where la.line_id = l.id)`;

/**
 * The farthest that the file's course lies from the register's, where that is not drawn for show: as along a meridian, which
 * is at most a quarter too much here.
 */
const differing = (judged: JudgedRun): Sql => sql`
  select c.number, jsonb_build_object('unit', c.unit, 'metres', round((c.degrees * ${METRES_PER_DEGREE}::int)::numeric)) as facts
    from (select r.number, ${UNIT} as unit, st_hausdorffdistance(r.geom, ${courseOf}) as degrees
            from import_row r join boundary_line l on l.code = r.code and l.valid @> ${judged.today}::date and not l.schematic and ${linesOfRecord(judged)}
           where ${counts(judged)} and r.geom is not null) c
   where c.degrees * ${METRES_PER_DEGREE}::int > ${judged.thresholds.line_differs_metres}::float8`;

/** Outcome of each line: the course follows from outlines and agreements and is never overwritten; the name may be. */
export const lineVerdicts = (judged: JudgedRun): Sql => sql`
  select r.number, 'boundary-line' as kind, l.id::text as subject,
         case when l.id is null then 'skipped'
              when r.name is not null and l.name is distinct from r.name then 'changed' else 'unchanged' end as outcome,
         jsonb_build_object('name', l.name) as before
    from import_row r left join boundary_line l on l.code = r.code and l.valid @> ${judged.today}::date and ${linesOfRecord(judged)}
   where ${counts(judged)}`;
