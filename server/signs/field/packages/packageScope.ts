import { type Sql, sql } from '../../../platform/db/sql.ts';

/**
 * What belongs to a package, as SQL over `k`: a row with `prefix` of its division, `area` (null: all of it) and `include`.
 * Restricted names, markers and lines are in no package; of disputes nothing is.
 */
const inArea = (shape: Sql): Sql => sql`(k.area is null or st_intersects(${shape}, k.area))`;
const asked = (part: Sql): Sql => sql`(k.include ->> ${part})::boolean`;

/** Signs (alias `s`, their place `p`) of the package. */
export const signsInScope: Sql = sql`
  starts_with(s.division_code, k.prefix) and p.secrecy <> 'restricted' and k.include -> 'statuses' ? s.status
  and ${inArea(sql`s.position`)}
  and (k.include ->> 'notInspectedSince' is null or not exists (
    select 1 from sign_inspection n where n.sign_id = s.id
       and (n.inspected_at at time zone 'Asia/Shanghai')::date >= (k.include ->> 'notInspectedSince')::date))`;

/** Work (alias `o`, its sign `s` where it has one) that waits to be done. */
export const ordersInScope: Sql = sql`
  ${asked(sql`'orders'`)} and o.state in ('open', 'assigned') and starts_with(o.division_code, k.prefix)
  and ${inArea(sql`coalesce(o.position, s.position)`)}`;

/** Open reports (alias `r`) of signs `s`. */
export const reportsInScope: Sql = sql`
  ${asked(sql`'reports'`)} and r.open and starts_with(s.division_code, k.prefix) and ${inArea(sql`s.position`)}`;

/** Standard names: places `p` that anybody of the office may see. */
export const namesInScope: Sql = sql`
  starts_with(p.division_code, k.prefix) and p.status = 'live' and p.secrecy <> 'restricted' and ${inArea(sql`p.geom`)}`;

const besideScope: Sql = sql`
  l.secrecy <> 'restricted' and (starts_with(l.side_a, k.prefix) or starts_with(l.side_b, k.prefix) or exists (
    select 1 from boundary_line_arc v join boundary_arc w on w.id = v.arc_id
     where v.line_id = l.id and (starts_with(w.left_code, k.prefix) or starts_with(w.right_code, k.prefix))))`;

/** Lines `l` in force along the package's division. */
export const linesInScope: Sql = sql`
  ${asked(sql`'markers'`)} and upper_inf(l.valid) and ${besideScope} and (k.area is null or exists (
    select 1 from boundary_line_arc v join boundary_arc w on w.id = v.arc_id where v.line_id = l.id and ${inArea(sql`w.geom`)}))`;

/** Markers `m` of lines `l`. */
export const markersInScope: Sql = sql`
  ${asked(sql`'markers'`)} and m.secrecy <> 'restricted' and m.status <> 'scrapped' and ${besideScope} and ${inArea(sql`m.geom`)}`;

/** Items `t` (their marker `m` where they have one) of inspections `i` of lines `l` that are in the field. */
export const itemsInScope: Sql = sql`
  ${asked(sql`'jointInspections'`)} and i.state = 'field_check' and ${besideScope}
  and (t.marker_id is null or m.secrecy <> 'restricted') and (m.geom is null or ${inArea(sql`m.geom`)})`;

const counted = (from: Sql): Sql => sql`(select count(*)::int from ${from})`;

/** How many there are of each, as one JSON object. */
export const scopeCounts: Sql = sql`jsonb_build_object(
  'signs', ${counted(sql`sign s join place p on p.id = s.place_id where ${signsInScope}`)},
  'names', ${counted(sql`place p join place_name n on n.place_id = p.id and n.kind = 'standard' and n.status = 'standard' where ${namesInScope}`)},
  'orders', ${counted(sql`sign_order o left join sign s on s.id = o.sign_id where ${ordersInScope}`)},
  'reports', ${counted(sql`sign_report r join sign s on s.id = r.sign_id where ${reportsInScope}`)},
  'markers', ${counted(sql`boundary_marker m join boundary_line l on l.id = m.line_id where ${markersInScope}`)},
  'lines', ${counted(sql`boundary_line l where ${linesInScope}`)},
  'items', ${counted(sql`joint_inspection_item t join joint_inspection i on i.id = t.inspection_id
    join boundary_line l on l.id = i.line_id left join boundary_marker m on m.id = t.marker_id where ${itemsInScope}`)})`;

/** The few that a package shows of itself. */
export const shownCounts: Sql = sql`jsonb_build_object(
  'signs', ${counted(sql`sign s join place p on p.id = s.place_id where ${signsInScope}`)},
  'orders', ${counted(sql`sign_order o left join sign s on s.id = o.sign_id where ${ordersInScope}`)},
  'items', ${counted(sql`joint_inspection_item t join joint_inspection i on i.id = t.inspection_id
    join boundary_line l on l.id = i.line_id left join boundary_marker m on m.id = t.marker_id where ${itemsInScope}`)})`;

/** West, south, east, north of an area; null stays null. */
export const boxOf = (area: Sql): Sql => sql`
  case when ${area} is not null
       then jsonb_build_array(st_xmin(${area}), st_ymin(${area}), st_xmax(${area}), st_ymax(${area})) end`;
