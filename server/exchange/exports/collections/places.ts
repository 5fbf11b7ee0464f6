import { divisionPrefix } from '../../../accounts/divisionPrefix.ts';
import { namesListed } from '../../../gazetteer/listPlaces.ts';
import { type Sql, sql } from '../../../platform/db/sql.ts';
import { collection, MAP_FORMATS, type PageAsk, type Scope } from '../collection.ts';
import { CATEGORY_WORDS, column, DATE, long, PLACE_ON_EARTH, SECRECY, YES_NO } from '../columns.ts';
import { EXPORT_FILTERS } from '../exportContract.ts';
import { chosen, drawn, instantText, onEarth, yesNo } from '../geometrySql.ts';

const STATUS_WORDS = {
  proposed: '拟用',
  reserved: '预命名',
  standard: '标准地名',
  former: '曾用名',
  abolished: '已销名',
  refused: '未获批准',
  census_only: '普查登记',
  unapproved: '未经批准',
};
const KIND_WORDS = { standard: '标准名称', short: '简称', alias: '别名', former: '曾用名', promotional: '宣传名' };
const LEGAL_WORDS = {
  approved_tr: '依《地名管理条例》批准',
  approved_earlier: '条例施行前批准',
  deemed_standard: '视为标准地名',
  census_only: '仅见于地名普查',
  unknown: '法律地位待考',
};

/** Names of the register, a row a name: what the list of places shows. Ids of a selection are those of places. */
export const places = collection({
  ...{ key: 'places', zh: '地名', en: 'Names', permission: 'register.read', filter: EXPORT_FILTERS.places },
  ...{ nameColumn: 'name', geometry: 'mixed', formats: [...MAP_FORMATS, 'national'] },
  columns: [
    column('name', '标准名称', 'Name'),
    long(column('name_kind', '名称种类', 'Kind of name', { words: KIND_WORDS }), 'name_kind'),
    column('status', '名称状态', 'Status', { words: STATUS_WORDS }),
    long(column('legal_status', '法律地位', 'Legal status', { words: LEGAL_WORDS }), 'legal_stat'),
    column('roman_tone', '罗马字母拼音', 'Romanization with tones'),
    long(column('roman_plain', '罗马字母拼音（无调）', 'Romanization'), 'roman_plai'),
    column('specific', '专名', 'Specific part'),
    column('generic', '通名', 'Generic part'),
    column('place_code', '地名代码', 'Place code'),
    column('category', '类别', 'Category', { words: CATEGORY_WORDS }),
    long(column('division_code', '区划代码', 'Division code'), 'div_code'),
    long(column('division_path', '所在行政区', 'Division'), 'div_path'),
    column('valid_from', '启用日期', 'In use from', DATE),
    column('valid_to', '停用日期', 'In use until', DATE),
    long(column('approved_by', '批准机关', 'Approved by'), 'approv_by'),
    long(column('approval_no', '批准文号', 'Document number'), 'approv_no'),
    long(column('approved_on', '批准日期', 'Approved on', DATE), 'approv_on'),
    column('meaning', '地名含义', 'Meaning'),
    column('origin', '地名来历', 'Origin'),
    column('history', '历史沿革', 'History'),
    long(column('description', '地理实体描述', 'Description'), 'descr'),
    ...PLACE_ON_EARTH,
    long(column('position_source', '位置来源', 'Source of the position', { extra: true }), 'pos_source'),
    column('schematic', '示意位置', 'Schematic', { words: YES_NO }),
    SECRECY,
    column('source', '资料来源', 'Source'),
    column('place_id', '地名标识', 'Id of the place'),
    column('updated_at', '更新时间', 'Updated', { extra: true }),
  ],
  count: (scope, filter) => sql`
    select p.secrecy, count(*)::int as n from place_name n join place p on p.id = n.place_id
     where ${listed(scope, filter)} ${seen(scope)} group by p.secrecy`,
  select: (scope, filter, ask) => sql`
    select n.name, n.kind as name_kind, n.status, n.legal_status, s.roman_tone, s.roman_plain, n."specific", n.generic,
           p.place_code, n.category, p.division_code, coalesce(d.path, '') as division_path, n.valid_from, n.valid_to,
           e.authority as approved_by, e.document_no as approval_no, e.on_day as approved_on, p.meaning, p.origin, p.history,
           p.description, ${onEarth(sql`p.geom`)}, ${sourceOf(scope, sql`p.position_source`)} as position_source, ${yesNo(sql`p.schematic`)} as schematic, ${sourceOf(scope, sql`p.source`)} as source,
           p.id as place_id, ${instantText(sql`p.updated_at`)} as updated_at, p.secrecy, ${drawn(sql`p.geom`, scope)} as geometry,
           jsonb_build_array(h.pinyin_key, h.id) as cursor
      from (${placesPage(scope, listed(scope, filter), ask)}) h
      join place_name n on n.id = h.id
      join place p on p.id = h.place_id
      left join spelling s on s.name_id = h.id and s.script = 'pinyin'
      left join division d on d.code = p.division_code and upper_inf(d.valid)
      left join lateral (
        select authority, document_no, on_day from name_event v
         where v.place_id = p.id and v.name_id = n.id and v.kind in ('named', 'renamed', 'registered')
         order by on_day desc, seq desc limit 1) e on true
     order by h.pinyin_key, h.id`,
});

// As `publicSource` has it: the file of an office stays inside.
const sourceOf = ({ publicOnly }: Scope, stored: Sql): Sql =>
  publicOnly
    ? sql`case when ${stored} ~ '^导入文件 |（sha256 [0-9a-f]{64}，' then '主管部门数据'
               else regexp_replace(${stored}, '^(第二次全国地名普查)（.* 第 [0-9]+ 行）$', '\\1') end`
    : stored;

// Everybody sees standard, former and abolished names, as the public search does.
const listed = (scope: Scope, filter: Parameters<typeof namesListed>[0]): Sql => sql`
  ${namesListed(filter, prefixOf(scope))} ${scope.publicOnly ? sql`and n.status in ('standard', 'former', 'abolished')` : sql``}`;

/** A page of names by pinyin: the page is cut before anything is joined to it. */
export const placesPage = (scope: Scope, conditions: Sql, { after, limit }: PageAsk): Sql => sql`
  select n.id, n.place_id, n.pinyin_key
    from place_name n
   where ${conditions} and exists (select 1 from place p where p.id = n.place_id ${seen(scope)})
     ${after ? sql`and (n.pinyin_key, n.id) > (${after[0] ?? ''}, ${after[1] ?? ''}::uuid)` : sql``}
   order by n.pinyin_key, n.id
   limit ${limit}`;

/** What of `place p` may be seen, and is chosen. */
export const seen = (scope: Scope): Sql => sql`
  and starts_with(p.division_code, ${prefixOf(scope)})
  ${scope.publicOnly ? sql`and p.secrecy = 'public' and p.status in ('live', 'abolished')` : sql``}
  ${chosen(scope.selection, { geom: sql`p.geom`, id: sql`p.id` })}`;

const prefixOf = ({ actor }: Scope): string => divisionPrefix(actor.divisionCode);
