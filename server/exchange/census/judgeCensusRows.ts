import { type Db, run, sql } from '../../platform/db/sql.ts';
import type { JudgedRun } from '../imports/importSteps.ts';

/**
 * Says of each row of a census file whether the record is new, changed or known: `outcome`, `subject_id` (the record that it
 * is or will be) and `before`. A row without a usable name is refused, rows refused, skipped or left out stay as they are.
 * A record is known by its place code, else by what the form says of it (name, category, division, period of use, office);
 * rows that share that are counted in the order of the file. Works on staged rows only; may be repeated.
 */
export async function judgeCensusRows(
  tx: Db,
  { id, divisionCode }: Pick<JudgedRun, 'id' | 'divisionCode'>,
): Promise<void> {
  await run(tx, findingOfNoName(id));
  await run(tx, refuseNoName(id));
  await run(tx, identify(id, divisionCode));
  await run(tx, compare(id));
}

/**
 * The form of a staged row (alias `i`): its fields without what reading and judging worked out, which another outline or rule
 * would change though the form says the same.
 */
export const FORM_OF_ROW = sql`(i.fields - '{name,norm,category_id,county_code,declared_code,located_in}'::text[]
  || jsonb_build_object('standard_name', trim(i.name)))`;

const TAKEN = sql`not r.left_out and coalesce(r.outcome, 'added') not in ('refused', 'skipped')`;
const NO_NAME = sql`(coalesce(trim(r.name), '') = '' or length(r.name) > 60 or r.name ~ '[[:cntrl:]]')`;

const findingOfNoName = (id: string) => sql`
  insert into import_finding (run_id, number, code, severity, message, message_zh, proposal)
  select r.run_id, r.number, 'no-name', 'error', 'The record has no standard name, or one of more than 60 characters',
         '没有标准名称，或名称超过 60 个字', '补填标准名称'
    from import_row r where r.run_id = ${id} and ${TAKEN} and ${NO_NAME}
     and not exists (select 1 from import_finding f where f.run_id = r.run_id and f.number = r.number and f.code = 'no-name')`;

const refuseNoName = (id: string) => sql`
  update import_row r set outcome = 'refused' where r.run_id = ${id} and ${TAKEN} and ${NO_NAME}`;

// The place code as issued; without one the words by which a form is told from the others of the office.
const identify = (id: string, divisionCode: string) => sql`
  with known as (
    select r.number,
           case when r.fields ->> 'place_code' ~ '^[0-9]{20}$' then 'code:' || (r.fields ->> 'place_code')
                else 'form:' || md5(concat_ws(chr(31), ${divisionCode}::text,
                       regexp_replace(normalize(r.name, NFKC), '[[:space:]]', '', 'g'),
                       coalesce(r.fields ->> 'category', ''), coalesce(r.fields ->> 'divisions', ''),
                       coalesce(r.fields ->> 'usage_period', ''))) end as identity
      from import_row r where r.run_id = ${id} and ${TAKEN}),
  counted as (
    select number, identity, row_number() over (partition by identity order by number) as occurrence from known)
  update import_row r
     set census_identity = c.identity || case when c.occurrence > 1 then '#' || c.occurrence else '' end
    from counted c where r.run_id = ${id} and r.number = c.number`;

const compare = (id: string) => sql`
  update import_row r
     set subject_kind = 'census-record',
         subject_id = coalesce(s.record_id, r.subject_id, gen_random_uuid()::text),
         outcome = case when s.record_id is null then 'added' when s.is_same then 'unchanged' else 'changed' end,
         before = s.fields
    from (select i.number, c.id::text as record_id, c.fields,
                 c.name = trim(i.name) and c.fields = ${FORM_OF_ROW}
                   and st_asbinary(c.geom) is not distinct from st_asbinary(i.geom) as is_same
            from import_row i left join census_record c on c.identity = i.census_identity
           where i.run_id = ${id}) s
   where r.run_id = ${id} and r.number = s.number and ${TAKEN}`;
