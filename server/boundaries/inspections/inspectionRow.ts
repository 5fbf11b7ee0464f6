import { type Sql, sql } from '../../platform/db/sql.ts';
import { filesOf, side } from '../markers/markerRow.ts';

/** Columns of a list item of `joint_inspection i` on its line `l`. */
export const LIST_COLUMNS: Sql = sql`
  i.id, i.version, i.kind, i.state, i.planned_year as "plannedYear", i.line_id as "lineId", ${side(sql`l.side_a`)} as "sideA",
  ${side(sql`l.side_b`)} as "sideB", i.leading_side as "leadingSide", i.completed_on as "completedOn", i.updated_at as "updatedAt"`;

const utc = (column: Sql): Sql => sql`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/** One item of `joint_inspection_item t`; a restricted marker is told by nothing but that it is one. */
export const itemObject: Sql = sql`
  jsonb_build_object('id', t.id, 'version', t.version, 'no', t.no,
    'marker', (select jsonb_build_object('id', m.id, 'numberText', m.number_text, 'status', m.status,
        'position', jsonb_build_array(st_x(m.geom), st_y(m.geom)))
      from boundary_marker m where m.id = t.marker_id and m.secrecy <> 'restricted'),
    'section', t.section, 'result', t.result, 'defectCode', t.defect_code, 'note', t.note,
    'position', case when t.lon is not null then jsonb_build_array(t.lon, t.lat) end, 'accuracyMetres', t.accuracy_metres,
    'inspectorA', t.inspector_a, 'inspectorB', t.inspector_b, 'checkedAt', ${utc(sql`t.checked_at`)}, 'action', t.action,
    'deadline', t.deadline, 'closedOn', t.closed_on, 'closingNote', t.closing_note,
    'incidentIds', to_jsonb(array(select c.id from boundary_incident c where c.item_id = t.id order by c.created_at, c.id)), 'files', ${filesOf(sql`f.item_id = t.id`)})`;

/** One inspection without what comes next. */
export const selectInspection = (id: string): Sql => sql`
  select ${LIST_COLUMNS}, i.reason, i.incident_id as "incidentId", i.inspectors_a as "inspectorsA", i.inspectors_b as "inspectorsB",
         i.desk_result as "deskResult", i.report, p.organ as approver, i.filing, i.archive,
         coalesce((select jsonb_agg(${itemObject} order by t.no) from joint_inspection_item t where t.inspection_id = i.id), '[]') as items,
         coalesce((select jsonb_agg(jsonb_build_object('side', s.side, 'method', s.method, 'signer', s.signer, 'office', s.office,
             'signedOn', s.signed_on, 'fileId', s.file_id) order by s.side)
           from joint_inspection_signature s where s.inspection_id = i.id), '[]') as signatures,
         ${filesOf(sql`f.inspection_id = i.id and f.item_id is null`)} as files
    from joint_inspection i
    join boundary_line l on l.id = i.line_id
    join boundary_approver p on p.id = l.approver_id
   where i.id = ${id}`;
