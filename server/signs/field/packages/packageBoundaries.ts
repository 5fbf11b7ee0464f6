import { type Db, many, type Sql, sql } from '../../../platform/db/sql.ts';
import { PackageContent } from '../fieldContract.ts';
import { itemsInScope, linesInScope, markersInScope } from './packageScope.ts';

const { markers, lines, jointInspections } = PackageContent.shape;
const Defect = jointInspections.element.shape.defects.element;
const Inspection = jointInspections.element.omit({ defects: true });

/** Markers, lines and joint inspections of the package `k`, without what is restricted. */
export async function packageBoundaries(
  db: Db,
  k: Sql,
): Promise<Pick<PackageContent, 'markers' | 'lines' | 'jointInspections'>> {
  const inspections = await many(db, Inspection, selectInspections(k));
  const defects = inspections.length === 0 ? [] : await many(db, Defect, selectDefects);
  return {
    markers: await many(db, markers.element, selectMarkers(k)),
    lines: await many(db, lines.element, selectLines(k)),
    jointInspections: inspections.map((inspection) => ({ ...inspection, defects })),
  };
}

const point = (shape: Sql): Sql => sql`jsonb_build_array(st_x(${shape}), st_y(${shape}))`;

const divisionName = (code: Sql): Sql =>
  sql`coalesce((select d.name from division d where d.code = ${code} order by lower(d.valid) desc limit 1), ${code})`;
const lineName: Sql = sql`coalesce(l.name, ${divisionName(sql`l.side_a`)} || '—' || ${divisionName(sql`l.side_b`)})`;

const selectMarkers = (k: Sql): Sql => sql`
  select m.id, m.number_text as "numberText", m.status, ${point(sql`m.geom`)} as position
    from ${k} cross join boundary_line l join boundary_marker m on m.line_id = l.id
   where ${markersInScope}
   order by m.number_text, m.id`;

const selectLines = (k: Sql): Sql => sql`
  select l.id, ${lineName} as name, jsonb_agg(st_asgeojson(w.geom, 7, 0)::jsonb -> 'coordinates' order by w.id) as coordinates
    from ${k} cross join boundary_line l
    join boundary_line_arc a on a.line_id = l.id
    join boundary_arc w on w.id = a.arc_id and (k.area is null or st_intersects(w.geom, k.area))
   where ${linesInScope}
   group by l.id
   order by l.code, l.id`;

const selectInspections = (k: Sql): Sql => sql`
  select i.id, ${lineName} as "lineName", coalesce(i.inspectors_a, '') as "inspectorsA", coalesce(i.inspectors_b, '') as "inspectorsB",
         jsonb_agg(jsonb_build_object('id', t.id, 'version', t.version, 'no', t.no, 'title', coalesce(m.number_text, t.section),
             'isMarker', t.marker_id is not null, 'result', t.result,
             'position', case when m.geom is not null then ${point(sql`m.geom`)} end) order by t.no) as items
    from ${k} cross join joint_inspection i
    join boundary_line l on l.id = i.line_id
    join joint_inspection_item t on t.inspection_id = i.id
    left join boundary_marker m on m.id = t.marker_id
   where ${itemsInScope}
   group by i.id, l.id
   order by i.id`;

const selectDefects: Sql = sql`
  select code, target, label_zh as "labelZh", label_en as label from joint_inspection_defect order by code`;
