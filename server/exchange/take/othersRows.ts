import { divisionPrefix } from '../../accounts/divisionPrefix.ts';
import { type Db, run, type Sql, sql } from '../../platform/db/sql.ts';
import type { JudgedRun } from '../imports/importSteps.ts';
import { tell } from '../judge/tell.ts';

/**
 * Refuses rows that would write to what belongs to another office: a place or a census record that is found by its code lies
 * wherever the register has it, and a row without a position says itself where it belongs. Nothing is told of the record.
 */
export async function refuseOthers(tx: Db, judged: JudgedRun): Promise<void> {
  const prefix = divisionPrefix(judged.divisionCode);
  if (prefix === '') return;
  const rows = sql`select r.number, jsonb_build_object('unit', coalesce(nullif(concat_ws(' ', r.code, r.name), ''), '#' || r.number),
    'office', coalesce((select d.name from division d where d.code = ${judged.divisionCode} and d.valid @> ${judged.today}::date limit 1),
                       ${judged.divisionCode})) as facts
    from import_row r where r.run_id = ${judged.id}::uuid and not r.left_out and r.outcome in ('added', 'changed', 'unchanged')`;
  if (judged.kind === 'places') await run(tx, forget(judged, placeElsewhere(prefix)));
  for (const condition of OTHERS[judged.kind](prefix)) {
    const found = await tell(tx, judged, 'outside-office', sql`${rows} and ${condition}`);
    if (found > 0) await run(tx, refuse(judged, condition));
  }
}

const refuse = ({ id }: JudgedRun, condition: Sql): Sql => sql`
  update import_row r set outcome = 'refused', subject_kind = null, subject_id = null, before = null
   where r.run_id = ${id}::uuid and not r.left_out and r.outcome in ('added', 'changed', 'unchanged') and ${condition}`;

/** A row that is refused or skipped for another reason does not say which place of another office it means. */
const forget = ({ id }: JudgedRun, condition: Sql): Sql => sql`
  update import_row r set subject_kind = null, subject_id = null, before = null
   where r.run_id = ${id}::uuid and r.outcome in ('refused', 'skipped') and ${condition}`;

const placeElsewhere = (prefix: string): Sql => sql`
  r.subject_kind = 'place' and exists (select from place p where p.id::text = r.subject_id and not starts_with(p.division_code, ${prefix}))`;

const recordElsewhere = (prefix: string): Sql => sql`
  r.subject_kind = 'census-record'
  and exists (select from census_record c where c.id::text = r.subject_id and not starts_with(c.division_code, ${prefix}))`;

// A unit above the office is no other office; nor is what lies within reach of its line, which is filed under the office.
const saysElsewhere = (prefix: string): Sql => sql`
  r.geom is null and r.fields ->> 'declared_code' is not null and not starts_with(r.fields ->> 'declared_code', ${prefix})
  and not starts_with(${prefix}, regexp_replace(r.fields ->> 'declared_code', '(00)+$', ''))`;

const OTHERS: Readonly<Record<JudgedRun['kind'], (prefix: string) => readonly Sql[]>> = {
  places: (prefix) => [placeElsewhere(prefix), saysElsewhere(prefix)],
  census: (prefix) => [recordElsewhere(prefix)],
  markers: () => [],
  divisions: () => [],
  'boundary-lines': () => [],
};
