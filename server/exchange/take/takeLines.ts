import { z } from 'zod';
import { record } from '../../audit/record.ts';
import { type Db, one, run, sql } from '../../platform/db/sql.ts';
import type { TakenRun, Taking } from '../imports/importSteps.ts';
import { countsOf, sourceOf, takenRows } from './takenRows.ts';

/**
 * What a file of lines does: each course that the register does not have from a file already is added beside its line. Rows that
 * the judge refuses or skips stay so. May be repeated.
 */
export const judgeCourses = (tx: Db, { id }: { id: string }): Promise<number> =>
  run(
    tx,
    sql`update import_row r
           set outcome = case when c.id is null then 'added' else 'unchanged' end, before = null,
               subject_kind = case when c.id is not null then 'given-course' end, subject_id = c.id::text
          from import_row s
          left join lateral (select g.id from given_course g
                              where g.code = s.code and st_asbinary(g.geom) = st_asbinary(s.geom) limit 1) c on true
         where r.run_id = ${id}::uuid and s.run_id = r.run_id and s.number = r.number
           and r.outcome in ('added', 'changed', 'unchanged')`,
  );

/**
 * Courses of lines are kept beside the lines of the register, unverified: a line is drawn from outlines or edited with its
 * documents, and one with an agreement is moved by no file.
 */
export const linesTaking: Taking = {
  take: async (tx, taken) => {
    const kept = await run(tx, insertCourses(taken));
    await run(
      tx,
      sql`update import_row r set subject_kind = 'given-course', subject_id = c.id::text
            from given_course c where r.run_id = ${taken.id}::uuid and c.run_id = r.run_id and c.row_number = r.number`,
    );
    await record(tx, {
      ...{
        actor: taken.actor,
        action: 'boundaries.import-courses',
        subjectKind: 'register',
        subjectId: 'given-courses',
      },
      after: { run: taken.id, source: sourceOf(taken), kept },
      at: taken.now,
    });
    return countsOf(tx, taken);
  },
  undoRefusal: async (db, { id }) => {
    const { count } = await one(
      db,
      z.object({ count: z.number() }),
      sql`select count(*)::int as count from given_course where run_id = ${id}::uuid and verified`,
    );
    return count === 0
      ? null
      : { en: `${count} of its courses were verified`, zh: `其中 ${count} 条界线走向已核实，不能撤销。` };
  },
  undo: async (tx: Db, { id }) => {
    await run(tx, sql`delete from given_course where run_id = ${id}::uuid`);
  },
};

const insertCourses = (taken: TakenRun) => sql`
  insert into given_course (run_id, row_number, code, side_a, side_b, name, geom, length_metres, agreement, document, note, source,
    created_at)
  select r.run_id, r.number, s.code, split_part(s.code, '-', 1), split_part(s.code, '-', 2), r.name, r.geom,
         st_length(r.geom::geography), nullif(r.fields ->> 'agreement', ''), nullif(r.fields ->> 'document', ''),
         nullif(r.fields ->> 'note', ''), ${sourceOf(taken)}, ${taken.now}::timestamptz
    from import_row r
    cross join lateral (select case when r.code ~ '^[0-9]+-[0-9]+$' then r.code
      else least(r.fields ->> 'side_a', r.fields ->> 'side_b') || '-' || greatest(r.fields ->> 'side_a', r.fields ->> 'side_b') end as code) s
   where ${takenRows(taken)} and r.geom is not null and s.code is not null`;
