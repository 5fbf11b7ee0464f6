import { sql } from '../../platform/db/sql.ts';
import { type Collection, day, text, yesNo } from './collection.ts';

const OUTLINES_CHANGED = sql`select greatest((select max(updated_at) from division), (select max(updated_at) from public_edition),
  (select max(updated_at) from boundary_line))::text`;
const OUTLINE_VALID = { from: sql`lower(d.valid)`, through: sql`(upper(d.valid) - 1)` };

/** Outlines of divisions that an edition in force clears, each version with its days. */
export const divisions: Collection = {
  id: 'divisions',
  newest: OUTLINES_CHANGED,
  title: { zh: '行政区划', en: 'Administrative divisions' },
  description: {
    zh: '经审核公开的行政区域范围，各时期版本；请以 datetime 指定日期。schematic 为真表示示意范围，不作划界依据。',
    en: 'Outlines cleared for public maps, each version with its days: give datetime for one day. schematic: a sketch that proves no boundary.',
  },
  // One row may be in several editions.
  from: sql`division d
    join lateral (select * from cleared_outline k where k.row_id = d.row_id order by k.edition_id limit 1) c on true`,
  where: sql`d.level in ('province', 'prefecture', 'county', 'township')`,
  key: sql`d.row_id`,
  keyType: 'bigint',
  geometry: sql`c.geom`,
  valid: OUTLINE_VALID,
  tiles: 'divisions',
  fields: {
    code: text('代码', 'Code', sql`d.code`),
    name: text('名称', 'Name', sql`d.name`),
    level: text('级别', 'Level', sql`d.level`, { values: ['province', 'prefecture', 'county', 'township'] }),
    type: text('类型', 'Type', sql`d.type`),
    parent_code: text('上级代码', 'Code of the division above', sql`d.parent_code`),
    path: text('全称', 'Path', sql`d.path`),
    schematic: yesNo('示意范围', 'The outline is a sketch', sql`d.schematic`),
    review_number: text('审图号', 'Map review number', sql`c.review_number`),
    valid_from: day('生效日期', 'First day in force', OUTLINE_VALID.from),
    valid_through: day('失效前末日', 'Last day in force; null while it holds', OUTLINE_VALID.through),
  },
};

/** Lines that may be shown to the public, whole. */
export const boundaryLines: Collection = {
  id: 'boundary-lines',
  newest: OUTLINES_CHANGED,
  title: { zh: '行政区域界线', en: 'Boundary lines' },
  description: {
    zh: '经审核公开的行政区域界线。schematic 为真表示示意线，不作划界依据。',
    en: 'Boundary lines cleared for the public. schematic: a sketch that proves no boundary.',
  },
  from: sql`boundary_line l
    join cleared_line k on k.id = l.id
    join lateral (select st_multi(st_linemerge(st_collect(a.geom order by a.id))) as geom
                    from boundary_line_arc m join boundary_arc a on a.id = m.arc_id where m.line_id = l.id) g on g.geom is not null`,
  where: sql`l.secrecy = 'public'`,
  key: sql`l.id`,
  keyType: 'uuid',
  geometry: sql`g.geom`,
  valid: { from: sql`lower(l.valid)`, through: sql`(upper(l.valid) - 1)` },
  tiles: 'boundary-lines',
  fields: {
    code: text('界线编号', 'Code', sql`l.code`),
    level: text('级别', 'Level', sql`l.level`, { values: ['province', 'county', 'township'] }),
    side_a: text('一方代码', 'One side', sql`l.side_a`),
    side_b: text('另一方代码', 'The other side', sql`l.side_b`),
    schematic: yesNo('示意线', 'The line is a sketch', sql`l.schematic`),
    review_number: text('审图号', 'Map review number', sql`l.map_review_number`),
    valid_from: day('生效日期', 'First day in force', sql`lower(l.valid)`),
  },
};

/** Built-up areas, in which street names must not repeat. */
export const builtUpAreas: Collection = {
  id: 'built-up-areas',
  newest: sql`select max(updated_at)::text from built_up_area`,
  title: { zh: '建成区', en: 'Built-up areas' },
  description: {
    zh: '判定街路巷名称是否重复所用的建成区范围，各时期版本。',
    en: 'The built-up areas inside which street names must not repeat, each version with its days.',
  },
  from: sql`built_up_area b`,
  where: sql`true`,
  key: sql`b.id`,
  keyType: 'uuid',
  geometry: sql`b.geom`,
  valid: { from: sql`b.valid_from`, through: sql`(b.valid_to - 1)` },
  tiles: 'built-up-areas',
  fields: {
    name: text('名称', 'Name', sql`b.name`),
    county_code: text('县级政区代码', 'Code of the county', sql`b.county_code`),
    schematic: yesNo('示意范围', 'The outline is a sketch', sql`b.schematic`),
    as_of: day('数据日期', 'State of', sql`b.as_of`),
    valid_from: day('生效日期', 'First day in force', sql`b.valid_from`),
    valid_through: day('失效前末日', 'Last day in force; null while it holds', sql`(b.valid_to - 1)`),
  },
};
