import { currentState } from '../../../naming/campaigns/currentState.ts';
import { fromItems, itemColumns, itemsListed } from '../../../naming/campaigns/listItems.ts';
import { TABLE_WORDS } from '../../../naming/campaigns/tableWords.ts';
import { type Sql, sql } from '../../../platform/db/sql.ts';
import { collection, MAP_FORMATS, type Scope } from '../collection.ts';
import { CATEGORY_WORDS, column, DATE, long, NUMBER, PLACE_ON_EARTH, SECRECY } from '../columns.ts';
import { EXPORT_FILTERS } from '../exportContract.ts';
import { chosen, drawn, onEarth } from '../geometrySql.ts';

type Filter = Parameters<typeof itemsListed>[1];

const conditions = (scope: Scope, filter: Filter): Sql => sql`
  ${itemsListed(scope.actor, filter)} ${scope.publicOnly ? sql`and false` : sql``}
  ${chosen(scope.selection, { geom: sql`p.geom`, id: sql`i.place_id` })}`;

/** Reasons, surveys and proposals are an office's own; a restricted place stays restricted. */
export const CLEAN_UP_LABEL: Sql = sql`case when p.secrecy = 'restricted' then 'restricted' else 'internal' end`;

/** Names on the lists of clean-up campaigns in the reader's divisions: never public, whatever a notice shows of them. */
export const campaignItems = collection({
  ...{ key: 'campaign-items', zh: '清理整治清单', en: 'Clean-up lists', permission: 'campaigns.read' },
  ...{ filter: EXPORT_FILTERS['campaign-items'], nameColumn: 'name', geometry: 'mixed', formats: MAP_FORMATS },
  columns: [
    long(column('campaign_no', '行动编号', 'Campaign'), 'campaign'),
    column('name', '名称', 'Name'),
    column('category', '类别', 'Category', { words: CATEGORY_WORDS }),
    long(column('division_code', '区划代码', 'Division code'), 'div_code'),
    long(column('division_path', '所在行政区', 'Division'), 'div_path'),
    column('classes', '问题类型', 'Classes'),
    column('state', '办理状态', 'State', { words: TABLE_WORDS.state }),
    column('reason', '列入理由', 'Reason'),
    column('origin', '来历', 'Origin'),
    column('cause', '成因', 'Cause'),
    column('difficulty', '整改难度', 'Difficulty', { words: TABLE_WORDS.difficulty }),
    column('proposal', '拟处理意见', 'Proposal', { words: TABLE_WORDS.proposal }),
    long(column('proposal_text', '拟处理理由', 'Grounds of the proposal'), 'prop_text'),
    column('decision', '决定', 'Decision', { words: TABLE_WORDS.decision }),
    column('due_on', '整改期限', 'Due on', DATE),
    column('new_name', '新名称', 'New name'),
    long(column('objections_open', '待答复异议', 'Objections to answer', NUMBER), 'obj_open'),
    column('open_tasks', '待办后续更新', 'Open tasks', NUMBER),
    ...PLACE_ON_EARTH,
    SECRECY,
    column('place_id', '地名标识', 'Id of the place'),
    column('id', '标识', 'Id'),
  ],
  count: (scope, filter) => sql`
    select ${CLEAN_UP_LABEL} as secrecy, count(*)::int as n ${fromItems} where ${conditions(scope, filter)} group by 1`,
  select: (scope, filter, { after, limit }) => sql`
    select g.campaign_no, x.name, x.category, x."divisionCode" as division_code, x."divisionName" as division_path,
           array_to_string(x.classes, '、') as classes, x.state, x.reason, x.origin, x.cause, x.difficulty, x.proposal,
           x."proposalText" as proposal_text, x.decision, x."dueOn" as due_on, x."newName" as new_name,
           x."objectionsOpen" as objections_open, x."openTasks" as open_tasks, ${onEarth(sql`p.geom`)},
           ${CLEAN_UP_LABEL} as secrecy, x."placeId" as place_id, x.id, ${drawn(sql`p.geom`, scope)} as geometry,
           jsonb_build_array(x."countyCode", x.pinyin_key, x.id) as cursor
      from (select ${itemColumns(currentState)}, i.pinyin_key ${fromItems}
             where ${conditions(scope, filter)}
               ${after ? sql`and (i.county_code, i.pinyin_key, i.id) > (${after[0] ?? ''}, ${after[1] ?? ''}, ${after[2] ?? ''}::uuid)` : sql``}
             order by i.county_code, i.pinyin_key, i.id limit ${limit}) x
      join place p on p.id = x."placeId"
      join campaign g on g.id = x."campaignId"
     order by x."countyCode", x.pinyin_key, x.id`,
});
