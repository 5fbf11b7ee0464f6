import { isConcealed, isShown, outlineReader } from '../../../divisions/clearedOutlines.ts';
import { divisionsListed } from '../../../divisions/listDivisions.ts';
import { type Sql, sql } from '../../../platform/db/sql.ts';
import { collection, MAP_FORMATS, type Scope } from '../collection.ts';
import { column, DATE, long, PLACE_ON_EARTH, SECRECY, YES_NO } from '../columns.ts';
import { EXPORT_FILTERS } from '../exportContract.ts';
import { chosen, drawn, onEarth, yesNo } from '../geometrySql.ts';

const LEVEL_WORDS = {
  province: '省级',
  prefecture: '地级',
  county: '县级',
  township: '乡级',
  committee: '村（居）民委员会',
};

const reader = ({ actor, publicOnly }: Scope) => (publicOnly ? 'public' : outlineReader(actor));
/** The outline as far as the reader sees it. */
const outline = (scope: Scope): Sql =>
  sql`case when ${isShown(reader(scope), sql`division.row_id`, sql`division.code`)} then geom end`;
// An outline that nobody cleared for the public is for offices.
const LABEL = sql`case when geom is null or ${isConcealed(sql`division.code`)} or ${isShown('public', sql`division.row_id`, sql`division.code`)}
  then 'public' else 'internal' end`;
const label = (scope: Scope): Sql => (reader(scope) === 'public' ? sql`'public'` : LABEL);

/** Divisions on a day, with their outlines as far as the reader may see them. Ids of a selection are codes. */
export const divisions = collection({
  ...{
    key: 'divisions',
    zh: '行政区划',
    en: 'Divisions',
    permission: 'register.read',
    filter: EXPORT_FILTERS.divisions,
  },
  ...{ nameColumn: 'name', geometry: 'area', formats: MAP_FORMATS },
  columns: [
    column('code', '区划代码', 'Code'),
    column('name', '名称', 'Name'),
    column('level', '级别', 'Level', { words: LEVEL_WORDS }),
    column('type', '类型', 'Type'),
    long(column('parent_code', '上级代码', 'Parent code'), 'parent'),
    column('path', '所在行政区', 'Path'),
    long(column('entrusted_code', '代管代码', 'Entrusted to'), 'entrusted'),
    column('seat', '驻地', 'Seat'),
    long(column('approval_document', '批准文号', 'Document'), 'approv_no'),
    column('valid_from', '生效日期', 'Valid from', DATE),
    column('valid_to', '失效日期', 'Valid until', DATE),
    long(column('statistical', '统计用区划', 'Statistical only', { words: YES_NO }), 'statistic'),
    ...PLACE_ON_EARTH,
    column('schematic', '示意轮廓', 'Schematic', { words: YES_NO }),
    SECRECY,
    column('source', '资料来源', 'Source'),
  ],
  count: (scope, { at, ...filter }) => sql`
    select ${label(scope)} as secrecy, count(*)::int as n from division
     where ${divisionsListed(filter, at ?? scope.today)} ${selected(scope)} group by 1`,
  select: (scope, { at, ...filter }, { after, limit }) => sql`
    select h.code, name, level, type, parent_code, path, entrusted_code, seat, approval_document, valid_from, valid_to,
           statistical, ${onEarth(sql`h.geom`)}, schematic, source, secrecy, ${drawn(sql`h.geom`, scope)} as geometry,
           jsonb_build_array(h.code) as cursor
      from (
        select code, name, level, type, parent_code, path, entrusted_code, seat, approval_document, lower(valid) as valid_from,
               upper(valid) as valid_to, ${yesNo(sql`statistical`)} as statistical, ${yesNo(sql`schematic`)} as schematic, source,
               ${label(scope)} as secrecy, ${outline(scope)} as geom
          from division
         where ${divisionsListed(filter, at ?? scope.today)} ${selected(scope)} and code > ${after?.[0] ?? ''}
         order by code
         limit ${limit}) h
     order by h.code`,
});

const selected = (scope: Scope): Sql => chosen(scope.selection, { geom: outline(scope), id: sql`division.code` });
