import { candidatesListed } from '../../../naming/campaigns/listCandidates.ts';
import { TABLE_WORDS } from '../../../naming/campaigns/tableWords.ts';
import { type Sql, sql } from '../../../platform/db/sql.ts';
import { collection, MAP_FORMATS, type Scope } from '../collection.ts';
import { CATEGORY_WORDS, column, long, PLACE_ON_EARTH, SECRECY } from '../columns.ts';
import { EXPORT_FILTERS } from '../exportContract.ts';
import { chosen, drawn, onEarth } from '../geometrySql.ts';
import { CLEAN_UP_LABEL } from './campaignItems.ts';

type Filter = Parameters<typeof candidatesListed>[1];

const FROM = sql`from campaign_candidate f join place p on p.id = f.place_id`;
const conditions = (scope: Scope, filter: Filter): Sql => sql`
  ${candidatesListed(scope.actor, filter)} ${scope.publicOnly ? sql`and false` : sql``}
  ${chosen(scope.selection, { geom: sql`p.geom`, id: sql`f.place_id` })}`;

/** What scans of clean-up campaigns propose in the reader's divisions: nothing of it is decided, and none is public. */
export const campaignCandidates = collection({
  ...{ key: 'campaign-candidates', zh: '清理整治候选', en: 'Clean-up candidates', permission: 'campaigns.read' },
  ...{ filter: EXPORT_FILTERS['campaign-candidates'], nameColumn: 'name', geometry: 'mixed', formats: MAP_FORMATS },
  columns: [
    long(column('campaign_no', '行动编号', 'Campaign'), 'campaign'),
    column('name', '名称', 'Name'),
    column('category', '类别', 'Category', { words: CATEGORY_WORDS }),
    long(column('division_code', '区划代码', 'Division code'), 'div_code'),
    long(column('division_path', '所在行政区', 'Division'), 'div_path'),
    column('classes', '问题类型', 'Classes'),
    column('level', '检查结论', 'Level', { words: TABLE_WORDS.level }),
    column('rules', '命中规则', 'Rules'),
    column('findings', '检查说明', 'Findings'),
    column('standing', '研判', 'Standing', { words: TABLE_WORDS.standing }),
    column('reason', '研判理由', 'Reason'),
    column('decided_by', '研判人', 'Decided by'),
    ...PLACE_ON_EARTH,
    SECRECY,
    column('place_id', '地名标识', 'Id of the place'),
    column('id', '标识', 'Id'),
  ],
  count: (scope, filter) =>
    sql`select ${CLEAN_UP_LABEL} as secrecy, count(*)::int as n ${FROM} where ${conditions(scope, filter)} group by 1`,
  select: (scope, filter, { after, limit }) => sql`
    select g.campaign_no, f.name, f.category, f.division_code, coalesce(d.path, f.division_code) as division_path,
           array_to_string(f.classes, '、') as classes, f.level, ${told('rule', '、')} as rules, ${told('messageZh', '；')} as findings,
           f.standing, f.reason, f.decided_by, ${onEarth(sql`p.geom`)}, ${CLEAN_UP_LABEL} as secrecy, f.place_id, f.id,
           ${drawn(sql`p.geom`, scope)} as geometry, jsonb_build_array(f.county_code, f.pinyin_key, f.id) as cursor
      ${FROM}
      join campaign g on g.id = f.campaign_id
      left join division d on d.code = f.division_code and upper_inf(d.valid)
     where ${conditions(scope, filter)}
       ${after ? sql`and (f.county_code, f.pinyin_key, f.id) > (${after[0] ?? ''}, ${after[1] ?? ''}, ${after[2] ?? ''}::uuid)` : sql``}
     order by f.county_code, f.pinyin_key, f.id limit ${limit}`,
});

/** One key of all findings. */
function told(key: 'rule' | 'messageZh', separator: string): Sql {
  return sql`(select string_agg(t.finding ->> ${key}::text, ${separator}::text order by t.at)
                from jsonb_array_elements(f.findings) with ordinality t (finding, at))`;
}
