import { z } from 'zod';
import { record } from '../../audit/record.ts';
import { type Db, json, many, maybeOne, run, sql } from '../../platform/db/sql.ts';
import type { TakenRun } from '../imports/importSteps.ts';
import { type RecordTables, recordColumns } from './recordColumns.ts';

const Counted = z.object({ decided: z.number().int(), later: z.number().int() });

/** Why a delivery cannot be taken back: somebody decided about its records, or a later one changed them. */
export async function undoRefusal(db: Db, runId: string): Promise<{ en: string; zh: string } | null> {
  const found = await maybeOne(
    db,
    Counted,
    sql`select (select count(*)::int from census_decision where run_id = ${runId} and undone_at is null and act <> 'undo') as decided,
               (select count(*)::int from census_delivery v join census_record c on c.id = v.record_id
                 where v.run_id = ${runId} and c.run_id <> ${runId}::uuid) as later`,
  );
  if (found && found.decided > 0) {
    return {
      en: `${found.decided} record(s) of it have been decided about; undo those decisions first`,
      zh: `其中 ${found.decided} 条记录已经办理，请先撤销这些决定`,
    };
  }
  if (found && found.later > 0) {
    return {
      en: `A later delivery changed ${found.later} of its records; undo that one first`,
      zh: `之后的导入又修改了其中 ${found.later} 条记录，请先撤销后一次导入`,
    };
  }
  return null;
}

const Before = z.object({
  name: z.string(),
  fields: z.record(z.string(), z.unknown()),
  /** EWKB in hexadecimal, so that no digit is lost. */
  geom: z.string().nullable(),
  run_id: z.string(),
  row_number: z.number(),
  file_name: z.string(),
  sha256: z.string(),
  state: z.string(),
  changes: z.unknown().array(),
});
const Delivered = z.object({ id: z.string(), before: Before });

const PAGE = 500;

interface Undoing {
  tables: RecordTables;
  run: TakenRun;
}

/** Records that the import added go, changed ones are again as they stood, in the state they had. */
export async function undoTaking(tx: Db, { tables, run: taken }: Undoing): Promise<void> {
  const removed = await run(
    tx,
    sql`delete from census_record c using census_delivery v
         where v.record_id = c.id and v.run_id = ${taken.id} and v.before is null`,
  );
  let restored = 0;
  for (;;) {
    const rows = await many(tx, Delivered, selectChanged(taken.id));
    if (rows.length === 0) break;
    const stood = rows.map(({ id, before }) => ({
      id,
      ...before,
      ...recordColumns({ name: before.name, fields: before.fields, position: null }, tables),
    }));
    await run(tx, restore(stood, taken.now));
    await run(
      tx,
      forget(
        taken.id,
        rows.map(({ id }) => id),
      ),
    );
    restored += rows.length;
    await taken.progress(removed + restored);
  }
  await record(tx, {
    actor: taken.actor,
    action: 'census.untake',
    subjectKind: 'import',
    subjectId: taken.id,
    after: { removed, restored },
    at: taken.now,
  });
}

const selectChanged = (runId: string) => sql`
  select record_id as id, before from census_delivery where run_id = ${runId} and before is not null
   order by record_id limit ${PAGE}`;

const forget = (runId: string, ids: readonly string[]) => sql`
  delete from census_delivery where run_id = ${runId} and record_id = any(${ids}::uuid[])`;

// The division stays as found: what a position said then is not asked again.
const restore = (rows: readonly Record<string, unknown>[], now: string) => sql`
  update census_record c
     set name = r.name, fields = r.fields, geom = r.geom::geometry, run_id = r.run_id,
         row_number = r.row_number, file_name = r.file_name, sha256 = r.sha256, state = r.state, changes = r.changes,
         place_code = r.place_code, norm = r.norm, alike_key = r.alike_key, pinyin_key = r.pinyin_key,
         initials = r.initials, grams = r.grams, roman_tone = r.roman_tone, roman_plain = r.roman_plain,
         category_word = r.category_word, census_class = r.census_class, category = r.category, secrecy = r.secrecy,
         division_code = case when r.division_by in ('code', 'text') then r.division_code else c.division_code end,
         county_code = left(case when r.division_by in ('code', 'text') then r.division_code else c.division_code end, 6),
         division_by = case when r.division_by in ('code', 'text') then r.division_by else c.division_by end,
         checked_at = null, version = c.version + 1, updated_at = ${now}
    from jsonb_to_recordset(${json(rows)}) as r (id uuid, name text, fields jsonb, geom text, run_id uuid, row_number int,
           file_name text, sha256 text, state text, changes jsonb, place_code text, norm text, alike_key text,
           pinyin_key text, initials text, grams bigint[], roman_tone text, roman_plain text, category_word text,
           census_class text, category text, secrecy text, division_code text, division_by text)
   where c.id = r.id`;
