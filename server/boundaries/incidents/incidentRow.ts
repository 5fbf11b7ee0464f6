import { type Sql, sql } from '../../platform/db/sql.ts';
import { filesOf, side } from '../markers/markerRow.ts';

const limit = (step: 'inform' | 'verify' | 'settle'): Sql => sql`
  (select t.days from boundary_incident_limit t
    where t.step = ${step} and t.valid @> i.reported_on and t.jurisdiction in ('000000', i.province_code)
    order by t.jurisdiction desc limit 1)`;

/** The day the next step of `boundary_incident i` is due by the limits of the office. */
export const dueOn: Sql = sql`
  case i.state
    when 'reported' then i.reported_on + case
      when (select count(*) from boundary_incident_notice n where n.incident_id = i.id) < 2 then ${limit('inform')}
      else ${limit('verify')} end
    when 'verified' then i.verified_on + ${limit('settle')}
  end`;

// The kind by the row that the incident goes by; a kind that is no longer in force keeps its name.
const kind: Sql = sql`
  (select jsonb_build_object('code', k.code, 'label', k.label, 'labelZh', k.label_zh) from boundary_incident_kind k
    where k.code = i.kind and k.valid @> i.found_on and k.jurisdiction in ('000000', i.province_code)
    order by k.jurisdiction desc limit 1)`;

/** Columns of a list item of `boundary_incident i` on its line `l`, without the marker. */
const columns: Sql = sql`
  i.id, i.version, ${kind} as kind, i.state, i.line_id as "lineId", l.level, ${side(sql`l.side_a`)} as "sideA",
  ${side(sql`l.side_b`)} as "sideB", i.found_on as "foundOn", i.place, ${dueOn} as "dueOn", i.updated_at as "updatedAt"`;

export const LIST_COLUMNS: Sql = sql`${columns}, (select jsonb_build_object('id', m.id, 'numberText', m.number_text)
  from boundary_marker m where m.id = i.marker_id) as marker`;

const utc = (column: Sql): Sql => sql`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/** One incident with what was done, without rules and what comes next. */
export const selectIncident = (id: string): Sql => sql`
  select ${columns}, i.province_code as "provinceCode", i.description, i.reported_on as "reportedOn", i.reported_by as "reportedBy",
         i.organisation, p.organ as approver, i.responsible_side as "responsibleSide", i.visit, i.cause,
         i.agreement_clause as "agreementClause", i.position_outcome as "positionOutcome", i.result, i.settled_on as "settledOn",
         i.archive_place as "archivePlace", i.dismissal,
         (select jsonb_build_object('id', m.id, 'numberText', m.number_text, 'status', m.status, 'version', m.version,
             'position', jsonb_build_array(st_x(m.geom), st_y(m.geom))) from boundary_marker m where m.id = i.marker_id) as marker,
         (select jsonb_build_object('id', t.id, 'inspectionId', t.inspection_id, 'no', t.no)
            from joint_inspection_item t where t.id = i.item_id) as item,
         case when i.geom is not null then jsonb_build_array(st_x(i.geom), st_y(i.geom)) end as position,
         (select min(st_distance(c.geom::geography, i.geom::geography))
            from boundary_line_arc b join boundary_arc c on c.id = b.arc_id where b.line_id = i.line_id) as "distanceFromLineMetres",
         coalesce((select jsonb_agg(jsonb_build_object('side', n.side, 'method', n.method, 'informedOn', n.informed_on,
             'person', n.person, 'how', n.how) order by n.side) from boundary_incident_notice n where n.incident_id = i.id), '[]') as notices,
         coalesce((select jsonb_agg(jsonb_build_object('act', a.act, 'measure', a.measure, 'outcome', a.outcome, 'content', a.content,
             'actor', a.actor, 'organisation', a.organisation, 'at', ${utc(sql`a.at`)}) order by a.seq)
           from boundary_incident_act a where a.incident_id = i.id), '[]') as acts,
         coalesce((select jsonb_agg(jsonb_build_object('id', j.id, 'state', j.state) order by j.created_at, j.id)
           from joint_inspection j where j.incident_id = i.id), '[]') as inspections,
         ${filesOf(sql`f.incident_id = i.id`)} as files
    from boundary_incident i
    join boundary_line l on l.id = i.line_id
    join boundary_approver p on p.id = l.approver_id
   where i.id = ${id}`;
