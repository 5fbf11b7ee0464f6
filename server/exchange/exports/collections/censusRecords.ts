import { json, type Sql, sql } from '../../../platform/db/sql.ts';
import type { CensusFilter } from '../../census/censusApiContract.ts';
import { CLASSES_ZH, DEFECTS_ZH, STATES_ZH } from '../../census/censusWords.ts';
import { joinDivision, narrowed } from '../../census/listRecords.ts';
import { ownRecords } from '../../census/visibleRecords.ts';
import { collection, MAP_FORMATS, type Scope } from '../collection.ts';
import { CATEGORY_WORDS, column, long, PLACE_ON_EARTH, SECRECY, YES_NO } from '../columns.ts';
import { EXPORT_FILTERS } from '../exportContract.ts';
import { chosen, drawn, instantText, onEarth, yesNo } from '../geometrySql.ts';

// A record is evidence that its offices read, whatever its label says: nobody else gets any.
const conditions = (scope: Scope, filter: CensusFilter): Sql => sql`
  ${ownRecords(scope.actor)} ${narrowed(filter)} ${scope.publicOnly ? sql`and false` : sql``}
  ${chosen(scope.selection, { geom: sql`c.geom`, id: sql`c.id` })}`;

/** A field of the form as it came, several values as one text. */
const form = (field: string): Sql => sql`
  case when jsonb_typeof(c.fields -> ${field}::text) = 'array'
       then (select string_agg(v, '；') from jsonb_array_elements_text(c.fields -> ${field}::text) v)
       else c.fields ->> ${field}::text end`;

const defects: Sql = sql`
  (select string_agg(${json(DEFECTS_ZH)} ->> f.kind, '、' order by f.at) from unnest(c.defects) with ordinality f (kind, at))`;

/** Records of the place-name census in the reader's divisions: headings as on the form, so that a table of them can be imported again. */
export const censusRecords = collection({
  ...{ key: 'census', zh: '普查成果', en: 'Census records', permission: 'census.read', filter: EXPORT_FILTERS.census },
  ...{ nameColumn: 'standard_name', geometry: 'mixed', formats: MAP_FORMATS },
  columns: [
    column('place_code', '地名代码', 'Place code'),
    long(column('standard_name', '标准名称', 'Name'), 'std_name'),
    long(column('roman_plain', '罗马字母拼音', 'Romanization as registered'), 'roman_plai'),
    long(column('category_word', '类别名称', 'Category as registered'), 'categ_word'),
    ...[column('short_name', '简称', 'Short name'), column('alias', '别名', 'Other names')],
    column('map_name', '图上名称', 'Name on the map'),
    long(column('usage_period', '使用时间', 'In use'), 'usage'),
    column('named_on', '命名时间', 'Named'),
    long(column('meaning_text', '地名含义', 'Meaning'), 'meaning'),
    long(column('history_text', '历史沿革', 'History'), 'history'),
    long(column('entity_description', '地理实体描述', 'Description'), 'descr'),
    column('sources', '资料来源及出处', 'Sources'),
    column('note', '备注', 'Note'),
    long(column('recorded_on', '登记时间', 'Recorded on'), 'record_on'),
    column('recorder', '登记人', 'Recorded by', { extra: true }),
    long(column('recorder_org', '登记单位', 'Recording office'), 'record_org'),
    column('divisions', '所在（跨）行政区', 'Divisions as registered'),
    ...PLACE_ON_EARTH,
    SECRECY,
    column('state', '办理状态', 'State', { words: STATES_ZH }),
    column('defects', '问题', 'Defects'),
    column('checked', '已核查', 'Checked', { words: YES_NO }),
    long(column('census_class', '普查大类', 'Class', { words: CLASSES_ZH }), 'class'),
    column('category', '地名类别', 'Category', { words: CATEGORY_WORDS }),
    column('roman_tone', '读音库拼写', 'Romanization by the registry'),
    long(column('division_code', '区划代码', 'Division code'), 'div_code'),
    long(column('division_path', '所在区划', 'Division'), 'div_path'),
    column('decided_by', '办理人', 'Decided by', { extra: true }),
    column('decided_at', '办理时间', 'Decided at'),
    column('reason', '办理理由', 'Reason'),
    column('file_name', '来源文件', 'File', { extra: true }),
    column('id', '标识', 'Id'),
  ],
  count: (scope, filter) =>
    sql`select c.secrecy, count(*)::int as n from census_record c where ${conditions(scope, filter)} group by c.secrecy`,
  select: (scope, filter, { after, limit }) => sql`
    select c.place_code, c.name as standard_name, ${form('roman_plain')} as roman_plain, c.category_word,
           ${form('short_name')} as short_name, ${form('alias')} as alias, ${form('map_name')} as map_name,
           ${form('usage_period')} as usage_period, ${form('named_on')} as named_on, ${form('meaning_text')} as meaning_text,
           ${form('history_text')} as history_text, ${form('entity_description')} as entity_description,
           ${form('sources')} as sources, ${form('note')} as note, ${form('recorded_on')} as recorded_on,
           ${form('recorder')} as recorder, ${form('recorder_org')} as recorder_org, ${form('divisions')} as divisions,
           ${onEarth(sql`c.geom`)}, c.secrecy, c.state, ${defects} as defects, ${yesNo(sql`c.checked_at is not null`)} as checked,
           c.census_class, c.category, c.roman_tone, c.division_code, coalesce(d.path, c.division_code) as division_path,
           c.decided_by, ${instantText(sql`c.decided_at`)} as decided_at, c.reason, c.file_name, c.id,
           ${drawn(sql`c.geom`, scope)} as geometry, jsonb_build_array(c.county_code, c.pinyin_key, c.id) as cursor
      from census_record c ${joinDivision}
     where ${conditions(scope, filter)}
       ${after ? sql`and (c.county_code, c.pinyin_key, c.id) > (${after[0] ?? ''}, ${after[1] ?? ''}, ${after[2] ?? ''}::uuid)` : sql``}
     order by c.county_code, c.pinyin_key, c.id limit ${limit}`,
});
