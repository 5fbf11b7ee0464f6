import { differing, recordEach } from '../../audit/recordEach.ts';
import { type Db, type Sql, sql } from '../../platform/db/sql.ts';
import type { TakenRun } from '../imports/importSteps.ts';

/** What an import may change of place `p`, as it is kept with the row for the undoing. */
export const PLACE_FORM = sql`jsonb_build_object('geom', p.geom::text, 'position_source', p.position_source, 'schematic', p.schematic,
  'meaning', p.meaning, 'origin', p.origin, 'history', p.history, 'description', p.description, 'place_code', p.place_code,
  'version', p.version)`;

/** The same for people: the shape as GeoJSON. */
const readable = (form: Sql): Sql => sql`(${form} - 'geom' - 'version'
  || jsonb_build_object('geometry', st_asgeojson((${form} ->> 'geom')::geometry, 9, 0)::jsonb))`;

const KEPT = readable(sql`(r.before -> '_place')`);
const NOW = readable(PLACE_FORM);

/**
 * An entry of the audit chain for each place of some rows `r`, after a change or before what they kept is put back: staged rows
 * are forgotten after half a year, entries never.
 */
export const recordPlaces = (
  tx: Db,
  { actor, now: at }: TakenRun,
  does: 'change' | 'undo',
  rows: Sql,
): Promise<number> =>
  recordEach(
    tx,
    { actor, action: `places.import-${does}`, subjectKind: 'place', at },
    sql`select distinct on (p.id) p.id::text as id, c.before, c.after
          from import_row r join place p on p.id = r.subject_id::uuid
         cross join lateral (${does === 'change' ? differing(KEPT, NOW) : differing(NOW, KEPT)}) c
         where ${rows} and r.before ? '_place' order by p.id`,
  );
