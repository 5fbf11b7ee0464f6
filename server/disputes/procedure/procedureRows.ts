import { type Sql, sql } from '../../platform/db/sql.ts';
import type { DisputeId } from '../contract.ts';

const RECORDED: Sql = sql`recorded_by as "recordedBy", organisation, recorded_at as "recordedAt"`;
const paper = (column: Sql): Sql =>
  sql`(select jsonb_build_object('id', b.id, 'fileName', b.file_name) from dispute_file b where b.id = ${column})`;
const course = (column: Sql): Sql => sql`st_asgeojson(${column}, 9, 0)::jsonb`;

export const selectMeetings = (id: DisputeId): Sql => sql`
  select id, kind, held_on as on, place, attendees_a as "attendeesA", attendees_b as "attendeesB",
         attendees_other as "attendeesOther", result, ${paper(sql`minutes_file_id`)} as minutes, ${RECORDED}
    from dispute_meeting where dispute_id = ${id} order by held_on, recorded_at, id`;

/** The latest of either side. */
export const selectSolutions = (id: DisputeId): Sql => sql`
  select distinct on (side) id, side, submitted_on as on, text, ${course(sql`course`)} as course,
         ${paper(sql`file_id`)} as paper, ${paper(sql`map_file_id`)} as map, ${RECORDED}
    from dispute_solution where dispute_id = ${id} order by side, dispute_solution.recorded_at desc, id desc`;

export const selectRecords = (id: DisputeId): Sql => sql`
  select act, on_day as on, number, text, content, ${paper(sql`file_id`)} as paper, ${RECORDED}
    from dispute_record where dispute_id = ${id} order by seq`;

export const selectSettlement = (id: DisputeId): Sql => sql`
  select kind, title, number, settled_on as "settledOn", signatures, ${course(sql`course`)} as course,
         course_text as "courseText", changes_affiliation as "changesAffiliation", affected_villages as "affectedVillages",
         affiliation_note as "affiliationNote", dossier_id as "dossierId", effective_on as "effectiveOn",
         ${paper(sql`file_id`)} as paper, ${RECORDED}
    from dispute_settlement where dispute_id = ${id}`;

export const selectMaps = (id: DisputeId): Sql => sql`
  select role, scale, datum, sealed_a_on as "sealedAOn", sealed_b_on as "sealedBOn", ${course(sql`course`)} as course,
         ${paper(sql`file_id`)} as map, ${RECORDED}
    from dispute_map where dispute_id = ${id} order by role`;
