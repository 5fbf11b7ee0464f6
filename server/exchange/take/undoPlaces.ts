import { z } from 'zod';
import { type Db, many, one, run, Sql, sql } from '../../platform/db/sql.ts';
import type { TakenRun } from '../imports/importSteps.ts';
import { recordPlaces } from './placeForms.ts';

/** What refers to a place that was added, and how a person calls it; a place that was only changed stays. Names are only made together with their place. */
const BUILT: readonly (readonly [table: string, column: string, en: string, zh: string])[] = [
  ['naming_case', 'place_id', 'cases', '命名案件'],
  ['sign', 'place_id', 'signs', '地名标志'],
  ['sign_order', 'place_id', 'orders of signs', '标志工单'],
  ['sign_site_dismissal', 'place_id', 'dismissed sites of signs', '不设标志记录'],
  ['campaign_item', 'place_id', 'items of campaigns', '清理整治项目'],
  ['campaign_candidate', 'place_id', 'candidates of campaigns', '清理整治线索'],
  ['name_reservation', 'place_id', 'reserved names', '预留地名'],
  ['inbound_filing_name', 'place_id', 'filings', '备案'],
  ['supervision_matter', 'place_id', 'matters of supervision', '监督事项'],
  ['dispute_aid', 'place_id', 'aids in disputes', '争议材料'],
  ['division', 'seat_place_id', 'seats of divisions', '政府驻地'],
  ['census_record', 'place_id', 'census records', '普查记录'],
];

const Counted = z.object({ count: z.number().int() });

/** Why an import of places cannot be taken back: what was built on its places, or which were changed since. */
export async function undoPlacesRefusal(db: Db, runId: string): Promise<{ en: string; zh: string } | null> {
  for (const [table, column, en, zh] of BUILT) {
    const from = new Sql(
      `${table} t join import_row r on r.subject_kind = 'place' and r.subject_id = t.${column}::text`,
      [],
    );
    const { count } = await one(
      db,
      Counted,
      sql`select count(*)::int as count from ${from} where r.run_id = ${runId}::uuid and r.outcome = 'added' and not r.left_out`,
    );
    if (count > 0)
      return { en: `${count} ${en} rest on its places`, zh: `已有 ${count} 项${zh}以其中的地名为依据，不能撤销。` };
  }
  const { count } = await one(
    db,
    Counted,
    sql`select count(*)::int as count
          from import_run i join place p on p.updated_at > i.committed_at
          join import_row r on r.subject_kind = 'place' and r.subject_id = p.id::text and r.run_id = i.id
         where i.id = ${runId}::uuid and r.outcome in ('added', 'changed') and not r.left_out`,
  );
  if (count === 0) return null;
  return { en: `${count} of its places were changed since`, zh: `其中 ${count} 个地名此后又有变更，不能撤销。` };
}

/** Places that the import added go with their names and events; changed ones are again as they stood, in a new version. */
export async function undoPlaces(tx: Db, taken: TakenRun): Promise<void> {
  const { id, now } = taken;
  const rows = sql`r.run_id = ${id}::uuid and r.subject_kind = 'place' and not r.left_out`;
  const added = sql`select r.subject_id::uuid from import_row r where ${rows} and r.outcome = 'added'`;
  const names = sql`select n.id from place_name n where n.place_id in (${added})`;
  await forgetDefects(tx, added);
  await run(tx, sql`delete from name_event where place_id in (${added})`);
  await run(tx, sql`delete from spelling where name_id in (${names})`);
  await run(tx, sql`delete from name_reading where name_id in (${names})`);
  await run(tx, sql`delete from place_name where place_id in (${added})`);
  await run(tx, sql`delete from place where id in (${added})`);
  await recordPlaces(tx, taken, 'undo', sql`${rows} and r.outcome = 'changed'`);
  await run(
    tx,
    sql`update place p
           set geom = (b.was ->> 'geom')::geometry, position_source = b.was ->> 'position_source',
               schematic = (b.was ->> 'schematic')::boolean, meaning = b.was ->> 'meaning', origin = b.was ->> 'origin',
               history = b.was ->> 'history', description = b.was ->> 'description', place_code = b.was ->> 'place_code',
               version = p.version + 1, updated_at = ${now}::timestamptz
          from (select r.subject_id::uuid as id, r.before -> '_place' as was from import_row r
                 where ${rows} and r.outcome = 'changed' and r.before ? '_place') b
         where p.id = b.id`,
  );
}

/** What the checks of census records said of places that go. */
async function forgetDefects(tx: Db, places: Sql): Promise<void> {
  const told = await many(
    tx,
    z.object({ id: z.string() }),
    sql`delete from census_defect where other_place_id in (${places}) returning record_id as id`,
  );
  if (told.length === 0) return;
  await run(
    tx,
    sql`update census_record c
           set defects = coalesce((select array_agg(distinct f.kind order by f.kind) from census_defect f
                                    where f.record_id = c.id and f.level <> 'note'), '{}')
         where c.id = any(${[...new Set(told.map(({ id }) => id))]}::uuid[])`,
  );
}
