import { z } from 'zod';
import { divisionPrefix } from '../../accounts/divisionPrefix.ts';
import { record } from '../../audit/record.ts';
import type { CompiledRuleSet } from '../../detection/compileRuleSet.ts';
import { type Db, json, many, run, sql } from '../../platform/db/sql.ts';
import type { Jobs } from '../../platform/jobs/jobs.ts';
import type { RowCounts } from '../imports/importContract.ts';
import type { TakenRun, Taking } from '../imports/importSteps.ts';
import { countsOf } from '../take/takenRows.ts';
import { censusMapping } from './censusMapping.ts';
import { CHECK_CENSUS } from './checkJob.ts';
import { FORM_OF_ROW, judgeCensusRows } from './judgeCensusRows.ts';
import { type RecordTables, recordColumns } from './recordColumns.ts';
import { undoRefusal, undoTaking } from './undoTaking.ts';

export interface TakingDeps {
  rules: (db: Db) => Promise<CompiledRuleSet>;
  /** Checks are done beside the import. */
  jobs: Pick<Jobs, 'send'>;
}

// Few enough that the embedded engine answers others in between.
const PAGE = 500;

/**
 * Census rows become records of evidence: nothing of them enters the register before an officer decides. A record that
 * came before and says something else now waits for review again, with what changed.
 */
export const censusTaking = (deps: TakingDeps): Taking => ({
  take: (tx, taken) => takeRows(tx, deps, taken),
  undoRefusal: (db, { id }) => undoRefusal(db, id),
  undo: async (tx, taken) => undoTaking(tx, { tables: await recordTables(tx, deps, taken), run: taken }),
});

/** What records are worked out by, for the office of a run. */
async function recordTables(tx: Db, { rules }: TakingDeps, taken: TakenRun): Promise<RecordTables> {
  const prefix = divisionPrefix(taken.divisionCode);
  const divisions = await many(
    tx,
    z.object({ code: z.string(), name: z.string() }),
    sql`select code, name from division
         where upper_inf(valid) and level in ('county', 'township') and starts_with(code, ${prefix})`,
  );
  return {
    tables: (await rules(tx)).tables,
    mapping: await censusMapping(tx, taken.today),
    divisions: new Map(divisions.map((division) => [division.code, division])),
    office: taken.divisionCode,
  };
}

async function takeRows(tx: Db, deps: TakingDeps, taken: TakenRun): Promise<RowCounts> {
  await judgeCensusRows(tx, taken);
  const tables = await recordTables(tx, deps, taken);
  let done = 0;
  for (let after = -1; ; ) {
    const rows = await many(tx, StagedRecord, selectPage(taken, after));
    const last = rows.at(-1);
    if (!last) break;
    await run(tx, insertDeliveries(taken, rows));
    await run(
      tx,
      storeRecords(
        taken,
        rows.map((row) => ({ ...row, ...recordColumns(row, tables) })),
      ),
    );
    after = last.number;
    done += rows.length;
    await taken.progress(done);
  }
  const counts = await countsOf(tx, taken);
  await audit(tx, taken, counts);
  const { divisionCode, id: subjectId, actor } = taken;
  const owner = actor.id === null ? {} : { accountId: actor.id };
  const about = { subjectKind: 'import-run', subjectId, divisionCode, ...owner };
  if (done > 0) await deps.jobs.send(tx, CHECK_CENSUS, {}, { key: 'all', about });
  return counts;
}

const StagedRecord = z.object({
  number: z.number().int(),
  id: z.string(),
  identity: z.string(),
  name: z.string(),
  fields: z.record(z.string(), z.unknown()),
  position: z.string().nullable(),
});
type StagedRecord = z.infer<typeof StagedRecord>;

// GEOS is asked only about shapes that are valid: the embedded engine makes an error of what it throws.
const selectPage = ({ id, divisionCode }: TakenRun, after: number) => sql`
  select r.number, r.subject_id as id, r.census_identity as identity, trim(r.name) as name, r.fields,
         (select d.code from division d
           where upper_inf(d.valid) and d.level in ('county', 'township')
             and starts_with(d.code, ${divisionPrefix(divisionCode)}) and d.geom && r.geom
             and case when st_isvalid(r.geom) and st_isvalid(d.geom)
                      then st_intersects(d.geom, st_pointonsurface(r.geom)) else false end
           order by length(d.code) desc, d.code limit 1) as position
    from import_row r
   where r.run_id = ${id} and r.number > ${after} and not r.left_out and r.outcome in ('added', 'changed')
     and r.subject_kind = 'census-record'
   order by r.number limit ${PAGE}`;

// Before the records change: how they stood.
const insertDeliveries = ({ id, now }: TakenRun, rows: readonly StagedRecord[]) => sql`
  with stood as (
    select c.id as record_id, jsonb_build_object('name', c.name, 'fields', c.fields, 'geom', c.geom::text,
             'run_id', c.run_id, 'row_number', c.row_number, 'file_name', c.file_name, 'sha256', c.sha256,
             'state', c.state, 'changes', c.changes) as before
      from census_record c where c.id = any(${rows.map((row) => row.id)}::uuid[]))
  insert into census_delivery (run_id, record_id, row_number, before, at)
  select ${id}::uuid, r.id, r.number, s.before, ${now}::timestamptz
    from jsonb_to_recordset(${json(rows.map((row) => ({ id: row.id, number: row.number })))}) as r (id uuid, number int)
    left join stood s on s.record_id = r.id`;

const audit = (tx: Db, { id, actor, now, fileName, sha256 }: TakenRun, counts: RowCounts): Promise<unknown> =>
  record(tx, {
    ...{ actor, action: 'census.take', subjectKind: 'import', subjectId: id },
    after: { fileName, sha256, ...counts },
    at: now,
  });

type StoredRow = StagedRecord & ReturnType<typeof recordColumns>;

const columnsOf = (rows: readonly StoredRow[]) =>
  json(rows.map(({ fields: _, position: __, ...row }) => ({ ...row, county_code: row.division_code.slice(0, 6) })));

// The shape and the form go from row to record inside the database: they are not read here.
const storeRecords = ({ id, now, fileName, sha256 }: TakenRun, rows: readonly StoredRow[]) => sql`
  insert into census_record as c (id, identity, run_id, row_number, file_name, sha256, division_code, county_code,
    division_by, place_code, name, norm, alike_key, pinyin_key, initials, grams, roman_tone, roman_plain, category_word,
    census_class, category, secrecy, geom, fields, created_at, updated_at)
  select r.id, r.identity, ${id}::uuid, r.number, ${fileName}, ${sha256}, r.division_code, r.county_code, r.division_by,
         r.place_code, r.name, r.norm, r.alike_key, r.pinyin_key, r.initials, r.grams, r.roman_tone, r.roman_plain,
         r.category_word, r.census_class, r.category, r.secrecy, i.geom, ${FORM_OF_ROW}, ${now}, ${now}
    from jsonb_to_recordset(${columnsOf(rows)}) as r (id uuid, identity text, number int, name text, division_code text,
           county_code text, division_by text, place_code text, norm text, alike_key text, pinyin_key text, initials text,
           grams bigint[], roman_tone text, roman_plain text, category_word text, census_class text, category text, secrecy text)
    join import_row i on i.run_id = ${id} and i.number = r.number
      on conflict (identity) do update
     set run_id = excluded.run_id, row_number = excluded.row_number, file_name = excluded.file_name,
         sha256 = excluded.sha256, division_code = excluded.division_code, county_code = excluded.county_code,
         division_by = excluded.division_by, place_code = excluded.place_code, name = excluded.name, norm = excluded.norm,
         alike_key = excluded.alike_key, pinyin_key = excluded.pinyin_key, initials = excluded.initials,
         grams = excluded.grams, roman_tone = excluded.roman_tone, roman_plain = excluded.roman_plain,
         category_word = excluded.category_word, census_class = excluded.census_class, category = excluded.category,
         secrecy = excluded.secrecy, geom = excluded.geom, fields = excluded.fields, updated_at = excluded.updated_at,
         state = 'pending', checked_at = null, version = c.version + 1,
         changes = ${changesOf}`;

/** What differs from the form as it stood, by field; a moved shape is the field `geom`. */
const changesOf = sql`
  (select coalesce(jsonb_agg(jsonb_build_object('field', k.field, 'before', k.before, 'after', k.after) order by k.field), '[]')
     from (select coalesce(o.key, n.key) as field, o.value as before, n.value as after
             from jsonb_each(c.fields) o full join jsonb_each(excluded.fields) n on n.key = o.key
            where o.value is distinct from n.value
           union all
           select 'geom', st_asgeojson(c.geom, 6)::jsonb, st_asgeojson(excluded.geom, 6)::jsonb
            where st_asbinary(c.geom) is distinct from st_asbinary(excluded.geom)) k)`;
