import { markersMatching } from '../../../boundaries/markers/listMarkers.ts';
import { LIST_COLUMNS } from '../../../boundaries/markers/markerRow.ts';
import { KIND_ZH, STATUS_ZH } from '../../../boundaries/markers/markerWords.ts';
import { visibleMarkers } from '../../../boundaries/markers/visibleMarkers.ts';
import { type Sql, sql } from '../../../platform/db/sql.ts';
import { collection, MAP_FORMATS, type Scope } from '../collection.ts';
import { column, DATE, long, NUMBER, PLACE_ON_EARTH, SECRECY } from '../columns.ts';
import { EXPORT_FILTERS } from '../exportContract.ts';
import { chosen, drawn, onEarth } from '../geometrySql.ts';

const FROM = sql`from boundary_marker m join boundary_line l on l.id = m.line_id`;

// A marker tells where its line runs: it is as public as the less public of the two.
const LABEL = sql`case when m.secrecy = 'public' and l.secrecy = 'public' then 'public' else 'internal' end`;

const conditions = (scope: Scope, filter: Parameters<typeof markersMatching>[0]): Sql => sql`
  ${visibleMarkers(scope.actor)} ${markersMatching(filter)}
  ${scope.publicOnly ? sql`and m.secrecy = 'public' and l.secrecy = 'public'` : sql``}
  ${chosen(scope.selection, { geom: sql`m.geom`, id: sql`m.id` })}`;

/** Boundary markers on the lines along the reader's divisions, never a restricted one. */
export const markers = collection({
  ...{ key: 'markers', zh: '界桩', en: 'Markers', permission: 'boundaries.read', filter: EXPORT_FILTERS.markers },
  ...{ nameColumn: 'number', geometry: 'point', formats: MAP_FORMATS },
  columns: [
    column('number', '界桩编号', 'Number'),
    column('serial', '序号', 'Serial', NUMBER),
    column('type_code', '类型代码', 'Type code'),
    column('kind', '类型', 'Kind', { words: KIND_ZH }),
    column('status', '状态', 'Status', { words: STATUS_ZH }),
    column('line', '所在界线', 'Line'),
    column('line_code', '界线代码', 'Line code'),
    long(column('side_a_code', '甲方代码', 'Side A code'), 'a_code'),
    long(column('side_b_code', '乙方代码', 'Side B code'), 'b_code'),
    column('manager', '管理方', 'Manager'),
    ...PLACE_ON_EARTH,
    column('height_m', '高程（米）', 'Height in metres', NUMBER),
    long(column('height_datum', '高程基准', 'Height datum'), 'height_dat'),
    long(column('accuracy_m', '中误差（米）', 'Accuracy in metres', NUMBER), 'accuracy_m'),
    long(column('survey_method', '测量方法', 'Survey method'), 'survey'),
    long(column('distance_from_line_m', '距界线（米）', 'Distance from the line', NUMBER), 'dist_m'),
    column('material', '材质', 'Material'),
    column('size', '规格', 'Size'),
    column('set_on', '埋设日期', 'Set on', DATE),
    column('note', '备注', 'Note'),
    SECRECY,
    column('id', '标识', 'Id'),
  ],
  count: (scope, filter) =>
    sql`select ${LABEL} as secrecy, count(*)::int as n ${FROM} where ${conditions(scope, filter)} group by 1`,
  select: (scope, filter, { after, limit }) => sql`
    select x."numberText" as number, x.serial::float8 as serial, x."typeCode" as type_code, x.kind, x.status,
           (x."sideA" ->> 'name') || '—' || (x."sideB" ->> 'name') || '界线' as line, l.code as line_code, x."sideA" ->> 'code' as side_a_code,
           x."sideB" ->> 'code' as side_b_code, x."managerSide" ->> 'name' as manager, ${onEarth(sql`m.geom`)},
           m.height_metres as height_m, m.height_datum, m.accuracy_metres as accuracy_m, m.survey_method,
           round(x."distanceFromLineMetres"::numeric, 2)::float8 as distance_from_line_m, m.material, m.size_text as size, m.set_on,
           m.note, x.label as secrecy, m.id, ${drawn(sql`m.geom`, scope)} as geometry,
           jsonb_build_array(x."numberText", x.id) as cursor
      from (select ${LIST_COLUMNS}, ${LABEL} as label ${FROM}
             where ${conditions(scope, filter)}
               ${after ? sql`and (m.number_text, m.id) > (${after[0] ?? ''}, ${after[1] ?? ''}::uuid)` : sql``}
             order by m.number_text, m.id
             limit ${limit}) x
      join boundary_marker m on m.id = x.id
      join boundary_line l on l.id = m.line_id
     order by x."numberText", x.id`,
});
