import { type Sql, sql } from '../../platform/db/sql.ts';

/** `{code, name}` of a division, by its latest row. */
export const side = (code: Sql): Sql => sql`jsonb_build_object('code', ${code}, 'name',
  coalesce((select name from division v where v.code = ${code} order by lower(v.valid) desc limit 1), ${code}))`;

/** Longitude and latitude; nine decimals are 0.1 mm. */
const position: Sql = sql`jsonb_build_array(round(st_x(m.geom)::numeric, 9), round(st_y(m.geom)::numeric, 9))`;

/** Columns of a list item of `boundary_marker m` on its line `l`. */
export const LIST_COLUMNS: Sql = sql`
  m.id, m.version, m.number_text as "numberText", m.serial, m.type_code as "typeCode", m.kind, m.status, m.secrecy,
  m.line_id as "lineId", ${side(sql`l.side_a`)} as "sideA", ${side(sql`l.side_b`)} as "sideB",
  case when m.manager_side is not null then ${side(sql`m.manager_side`)} end as "managerSide", ${position} as position,
  (select min(st_distance(c.geom::geography, m.geom::geography))
     from boundary_line_arc p join boundary_arc c on c.id = p.arc_id where p.line_id = m.line_id) as "distanceFromLineMetres",
  m.updated_at as "updatedAt"`;

const at = (column: Sql): Sql => sql`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

const references: Sql = sql`
  (select jsonb_agg(jsonb_build_object('no', r.no, 'name', r.name, 'bearingDegrees', r.bearing_degrees, 'bearingKind', r.bearing_kind,
            'distanceMetres', r.distance_metres,
            'position', case when r.lon is not null then jsonb_build_array(r.lon, r.lat) end,
            'measuredDistanceMetres', st_distance(m.geom::geography, p.at::geography),
            'measuredBearingDegrees', degrees(st_azimuth(m.geom::geography, p.at::geography))) order by r.no)
     from boundary_marker_reference r
     cross join lateral (select st_setsrid(st_makepoint(r.lon, r.lat), 4490) as at) p
    where r.marker_id = m.id)`;

const events: Sql = sql`
  (select jsonb_agg(jsonb_build_object('id', e.id, 'type', e.type, 'happenedOn', e.happened_on, 'sideAPresent', e.side_a_present,
            'sideBPresent', e.side_b_present, 'approvalDocument', e.approval_document, 'filingDocument', e.filing_document,
            'statusBefore', e.status_before, 'statusAfter', e.status_after, 'positionBefore', e.position_before,
            'positionAfter', e.position_after, 'description', e.description, 'actor', e.actor,
            'organisation', e.organisation, 'at', ${at(sql`e.at`)}) order by e.seq desc)
     from boundary_marker_event e where e.marker_id = m.id)`;

const otherLines: Sql = sql`
  (select jsonb_agg(jsonb_build_object('id', o.id, 'sideA', ${side(sql`o.side_a`)}, 'sideB', ${side(sql`o.side_b`)}) order by o.code)
     from boundary_marker_line n join boundary_line o on o.id = n.line_id
    where n.marker_id = m.id and o.id <> m.line_id and o.secrecy <> 'restricted')`;

/** Files that hang on something: `owner` is the condition on alias `f`. */
export const filesOf = (owner: Sql): Sql => sql`
  coalesce((select jsonb_agg(jsonb_build_object('id', f.id, 'kind', f.kind, 'fileName', f.file_name, 'mediaType', s.media_type,
            'sizeBytes', s.size_bytes, 'uploadedBy', f.uploaded_by, 'uploadedAt', ${at(sql`f.uploaded_at`)}) order by f.uploaded_at, f.id)
     from boundary_file f join stored_file s on s.sha256 = f.sha256 where ${owner}), '[]')`;

/** One marker without its findings; measured bearings are of true north. */
export const selectMarker = (id: string): Sql => sql`
  select ${LIST_COLUMNS}, coalesce(${otherLines}, '[]') as "otherLines", m.height_metres as "heightMetres",
         m.height_datum as "heightDatum", m.original, m.survey_method as "surveyMethod", m.accuracy_metres as "accuracyMetres",
         m.material, m.size_text as "sizeText", m.faces, m.set_on as "setOn", m.maker, m.note, m.created_at as "createdAt",
         coalesce(${references}, '[]') as references, coalesce(${events}, '[]') as events,
         ${filesOf(sql`f.marker_id = m.id`)} as files
    from boundary_marker m join boundary_line l on l.id = m.line_id
   where m.id = ${id}`;
