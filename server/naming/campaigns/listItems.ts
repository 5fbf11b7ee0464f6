import { z } from 'zod';
import type { Actor } from '../../accounts/actor.ts';
import type { Input } from '../../platform/contract.ts';
import { decodeCursor, encodeCursor } from '../../platform/db/cursor.ts';
import { type Db, many, type Sql, sql } from '../../platform/db/sql.ts';
import type { CampaignsApi } from './contract.ts';
import { currentState } from './currentState.ts';
import { ItemListItem } from './itemContract.ts';
import { objectionsOpen } from './objectionsOpen.ts';
import { inOwnCounties, inOwnDivisions } from './visibleCampaigns.ts';

type ListQuery = Input<typeof CampaignsApi.items>['query'];
type Filter = Omit<ListQuery, 'limit' | 'cursor'>;
const Key = z.tuple([z.string(), z.string(), z.uuid()]);

/** Listed names of the actor's divisions, by county and pinyin; keyset paging. */
export async function listItems(db: Db, actor: Actor, query: ListQuery) {
  const after = query.cursor ? decodeCursor(Key, query.cursor) : undefined;
  const rows = await many(db, ItemListItem.extend({ pinyinKey: z.string() }), selectPage(actor, query, after));
  const items = rows.slice(0, query.limit);
  const last = rows.length > query.limit ? items.at(-1) : undefined;
  return { items, next: last ? encodeCursor([last.countyCode, last.pinyinKey, last.id]) : null, total: null };
}

/** Columns of a listed name (aliases: `i` the item, `p` its place, `d` its division, `c` its case). */
export const itemColumns = (state: Sql): Sql => sql`
  i.id, i.campaign_id as "campaignId", i.name_id as "nameId", i.place_id as "placeId", i.name, i.category,
  i.division_code as "divisionCode", coalesce(d.path, i.division_code) as "divisionName",
  i.county_code as "countyCode", i.classes, i.findings, ${state} as state, i.reason, i.origin, i.cause, i.difficulty,
  i.proposal, i.proposal_text as "proposalText", ${objectionsOpen} as "objectionsOpen", i.decision, i.due_on as "dueOn",
  (select count(*)::int from campaign_task t where t.item_id = i.id and t.outcome is null) as "openTasks",
  case when c.state in ('standard', 'superseded', 'abolished') then
    (select m.name from place_name m where m.place_id = i.place_id and m.kind = 'standard' and m.status = 'standard')
    end as "newName",
  st_x(st_pointonsurface(p.geom)) as lon, st_y(st_pointonsurface(p.geom)) as lat`;

/** The tables of listed names, by the aliases that `itemColumns` knows. */
export const fromItems: Sql = sql`
  from campaign_item i
  join place p on p.id = i.place_id
  left join division d on d.code = i.division_code and upper_inf(d.valid)
  left join naming_case c on c.id = i.case_id`;

/** Condition: names of the actor's divisions under the filter of the list. */
export const itemsListed = (actor: Actor, filter: Filter): Sql => sql`
  ${inOwnDivisions(actor, sql`i.division_code`)} and ${inOwnCounties(actor, sql`i.county_code`)}
  ${filter.campaign ? sql`and i.campaign_id = ${filter.campaign}` : sql``}
  ${filter.county ? sql`and i.county_code = ${filter.county}` : sql``}
  ${filter.class ? sql`and ${filter.class} = any(i.classes)` : sql``}
  ${filter.state ? sql`and ${currentState} = ${filter.state}` : sql``}
  ${filter.q ? sql`and strpos(i.name, ${filter.q}) > 0` : sql``}`;

const selectPage = (actor: Actor, query: ListQuery, after: z.infer<typeof Key> | undefined): Sql => sql`
  select ${itemColumns(currentState)}, i.pinyin_key as "pinyinKey" ${fromItems}
   where ${itemsListed(actor, query)}
     ${after ? sql`and (i.county_code, i.pinyin_key, i.id) > (${after[0]}, ${after[1]}, ${after[2]}::uuid)` : sql``}
   order by i.county_code, i.pinyin_key, i.id limit ${query.limit + 1}`;
