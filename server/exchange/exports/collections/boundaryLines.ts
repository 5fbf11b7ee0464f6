import { linesListed } from '../../../boundaries/listLines.ts';
import { type Sql, sql } from '../../../platform/db/sql.ts';
import { collection, MAP_FORMATS, type Scope } from '../collection.ts';
import { column, DATE, long, NUMBER, PLACE_ON_EARTH, SECRECY, YES_NO } from '../columns.ts';
import { EXPORT_FILTERS } from '../exportContract.ts';
import { chosen, drawn, onEarth, yesNo } from '../geometrySql.ts';

const LEVEL_WORDS = { province: '省级界线', county: '县级界线', township: '乡级界线' };
const STATUS_WORDS = { draft: '未签协议', demarcated: '已勘定', changed: '已变更' };

type Filter = Parameters<typeof linesListed>[0];

// Of a line in force its arcs, of a past day or of one that ended the course that is kept.
const course = ({ at, ended }: Filter): Sql => {
  if (at) return sql`select v.geom from boundary_line_version v where v.line_id = l.id and v.valid @> ${at}::date`;
  if (ended)
    return sql`select v.geom from boundary_line_version v where v.line_id = l.id and not isempty(v.valid) order by v.number desc limit 1`;
  return sql`select st_linemerge(st_collect(c.geom)) as geom from boundary_line_arc m join boundary_arc c on c.id = m.arc_id where m.line_id = l.id`;
};

const listed = (scope: Scope, filter: Filter): Sql => sql`
  select l.*, c.geom as course
    from (${linesListed(filter, scope.actor)}) l
    cross join lateral (${course(filter)}) c
   where true ${scope.publicOnly ? sql`and l.secrecy = 'public'` : sql``}
     ${chosen(scope.selection, { geom: sql`c.geom`, id: sql`l.id` })}`;

/** Boundary lines along the reader's divisions, never a restricted one. */
export const boundaryLines = collection({
  ...{ key: 'boundary-lines', zh: '行政区域界线', en: 'Boundary lines', permission: 'boundaries.read' },
  ...{ filter: EXPORT_FILTERS['boundary-lines'], nameColumn: 'name', geometry: 'line', formats: MAP_FORMATS },
  columns: [
    column('name', '界线名称', 'Name'),
    column('code', '界线标识', 'Mark'),
    column('level', '级别', 'Level', { words: LEVEL_WORDS }),
    long(column('side_a_code', '甲方代码', 'Side A code'), 'a_code'),
    long(column('side_a_name', '甲方', 'Side A'), 'a_name'),
    long(column('side_b_code', '乙方代码', 'Side B code'), 'b_code'),
    long(column('side_b_name', '乙方', 'Side B'), 'b_name'),
    column('status', '状态', 'Status', { words: STATUS_WORDS }),
    column('length_m', '界线长（米）', 'Length in metres', NUMBER),
    column('agreement', '界线协议', 'Agreement'),
    long(column('approval_document', '批准文号', 'Approval'), 'approv_no'),
    long(column('map_review_number', '审图号', 'Map review number'), 'map_review'),
    column('valid_from', '生效日期', 'Valid from', DATE),
    column('valid_to', '失效日期', 'Valid until', DATE),
    ...PLACE_ON_EARTH,
    column('schematic', '示意界线', 'Schematic', { words: YES_NO }),
    SECRECY,
    column('source', '资料来源', 'Source'),
    column('id', '标识', 'Id'),
  ],
  count: (scope, filter) =>
    sql`select x.secrecy, count(*)::int as n from (${listed(scope, filter)}) x group by x.secrecy`,
  select: (scope, filter, { after, limit }) => sql`
    select coalesce(x.name, x."sideA" ->> 'name' || '—' || (x."sideB" ->> 'name') || '界线') as name, x.code, x.level,
           x."sideA" ->> 'code' as side_a_code, x."sideA" ->> 'name' as side_a_name, x."sideB" ->> 'code' as side_b_code,
           x."sideB" ->> 'name' as side_b_name, x.status, round(x."lengthMetres"::numeric, 2)::float8 as length_m, x.agreement,
           x."approvalDocument" as approval_document, x."mapReviewNumber" as map_review_number, x."validFrom" as valid_from,
           x."validTo" as valid_to, ${onEarth(sql`x.course`)}, ${yesNo(sql`x.schematic`)} as schematic, x.source, x.id,
           x.secrecy, ${drawn(sql`x.course`, scope)} as geometry, jsonb_build_array(x.code, x.id) as cursor
      from (${listed(scope, filter)}) x
     where true ${after ? sql`and (x.code, x.id) > (${after[0] ?? ''}, ${after[1] ?? ''}::uuid)` : sql``}
     order by x.code, x.id
     limit ${limit}`,
});
