import { type Sql, sql } from '../../platform/db/sql.ts';

const utc = (column: Sql): Sql => sql`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/** Longitude and latitude; nine decimals are 0.1 mm. */
const position: Sql = sql`case when o.position is not null
  then jsonb_build_array(round(st_x(o.position)::numeric, 9), round(st_y(o.position)::numeric, 9)) end`;

/** The name of a division today. */
export const divisionName = (code: Sql): Sql =>
  sql`coalesce((select v.name from division v where v.code = ${code} order by lower(v.valid) desc limit 1), ${code})`;

/** Selects list items of `sign_order o`; `today` is the day in China. Joins and conditions follow. */
export const orderColumns = (today: string): Sql => sql`
  o.id, o.version, coalesce(o.number, '') as number,
  case when s.id is not null then jsonb_build_object('id', s.id, 'name', n.name, 'number', s.number, 'type', s.type,
    'status', s.status, 'maintainer', s.maintainer) end as sign,
  case when p.id is not null then jsonb_build_object('id', p.id, 'name', coalesce(t.name, n.name, '')) end as place,
  o.division_code as "divisionCode", ${divisionName(sql`left(o.division_code, 6)`)} as "divisionName", ${position} as position, o.source,
  (select jsonb_build_object('code', r.code, 'label', r.label_en, 'labelZh', r.label_zh) from sign_defect_rule r
    where r.code = o.defect_code order by lower(r.valid) desc limit 1) as defect,
  o.text, o.state, o.maintainer, o.due_on as "dueOn",
  o.state in ('open', 'assigned', 'done') and coalesce(o.due_on < ${today}::date, false) as late,
  o.created_at as "createdAt", o.updated_at as "updatedAt"`;

/** `sign_order o` with its sign `s`, the name on it `n`, its place `p` and the standard name `t` of that. */
export const ORDER_TABLES: Sql = sql`
  sign_order o
  left join sign s on s.id = o.sign_id
  left join place_name n on n.id = s.name_id
  left join place p on p.id = coalesce(o.place_id, s.place_id)
  left join place_name t on t.place_id = p.id and t.kind = 'standard' and t.status = 'standard'`;

const photos: Sql = sql`
  coalesce((select jsonb_agg(jsonb_build_object('id', h.id, 'kind', h.kind, 'takenAt', ${utc(sql`h.taken_at`)}, 'by', h.by)
      order by h.taken_at, h.id)
    from sign_photo h where ${ownPhotos(sql`o`)}), '[]')`;

/** Photographs `h` of an order: its own, and those of the inspection it came from. */
export function ownPhotos(order: Sql): Sql {
  return sql`(h.order_id = ${order}.id or (${order}.source = 'inspection' and h.inspection_id =
    case when ${order}.source_id ~ '^[0-9a-f-]{36}$' then ${order}.source_id::uuid end))`;
}

/** One order with its photographs, reports and history, without what comes next. */
export const selectOrder = (id: string, today: string): Sql => sql`
  select ${orderColumns(today)}, o.source_id as "sourceId", o.due_ground as "dueGround", o.assigned_at as "assignedAt",
         o.done_at as "doneAt", o.done_by as "doneBy", o.done_note as "doneNote", o.closed_at as "closedAt",
         o.closed_by as "closedBy", o.closing_note as "closingNote", o.done_by_id as "doneById",
         (select count(*)::int from sign_photo h where h.order_id = o.id and h.kind = 'after' and h.at >= o.assigned_at) as "afterPhotos",
         ${photos} as photos,
         coalesce((select jsonb_agg(jsonb_build_object('id', r.id, 'kind', r.kind, 'text', r.text, 'at', ${utc(sql`r.at`)}) order by r.at, r.id)
           from sign_report_order x join sign_report r on r.id = x.report_id where x.order_id = o.id), '[]') as reports,
         coalesce((select jsonb_agg(jsonb_build_object('act', a.act, 'state', a.state, 'content', a.content, 'actor', a.actor,
             'organisation', coalesce(a.organisation, ''), 'at', ${utc(sql`a.at`)}) order by a.seq)
           from sign_order_act a where a.order_id = o.id), '[]') as acts
    from ${ORDER_TABLES}
   where o.id = ${id}`;
