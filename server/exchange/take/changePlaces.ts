import { type Db, run, sql } from '../../platform/db/sql.ts';
import type { TakenRun } from '../imports/importSteps.ts';
import { PLACE_FORM, recordPlaces } from './placeForms.ts';
import { takenRows } from './takenRows.ts';

/**
 * Gives places on record what a file adds: position, meaning, origin, history, description. How a place stood, and at which
 * version, is kept with the row for the undoing, and what became of it in the audit chain.
 * Never a name: those change by their procedures.
 */
export async function changePlaces(tx: Db, taken: TakenRun): Promise<void> {
  const changed = sql`${takenRows(taken)} and r.outcome = 'changed' and r.subject_kind = 'place'`;
  await run(
    tx,
    sql`update import_row r
           set before = coalesce(r.before, '{}') || jsonb_build_object('_place', ${PLACE_FORM})
          from place p where ${changed} and p.id = r.subject_id::uuid`,
  );
  await run(
    tx,
    sql`update place p
           set geom = coalesce(r.geom, p.geom), schematic = case when r.geom is null then p.schematic else false end,
               position_source = case when r.geom is null then p.position_source else ${`导入文件 ${taken.fileName}`} end,
               meaning = coalesce(nullif(r.fields ->> 'meaning_text', ''), p.meaning),
               origin = coalesce(nullif(r.fields ->> 'origin_text', ''), p.origin),
               history = coalesce(nullif(r.fields ->> 'history_text', ''), p.history),
               description = coalesce(nullif(r.fields ->> 'entity_description', ''), p.description),
               place_code = coalesce(p.place_code, case when r.fields ->> 'place_code' ~ '^[0-9]{20}$' then r.fields ->> 'place_code' end),
               version = p.version + 1, updated_at = ${taken.now}::timestamptz
          from import_row r where ${changed} and p.id = r.subject_id::uuid`,
  );
  await recordPlaces(tx, taken, 'change', changed);
}
