import { z } from 'zod';
import type { Actor } from '../../accounts/actor.ts';
import type { Input } from '../../platform/contract.ts';
import { decodeCursor, encodeCursor } from '../../platform/db/cursor.ts';
import { type Db, many, type Sql, sql } from '../../platform/db/sql.ts';
import { CampaignCandidate } from './campaignContract.ts';
import type { CampaignsApi } from './contract.ts';
import { inOwnCounties, inOwnDivisions } from './visibleCampaigns.ts';

type ListQuery = Input<typeof CampaignsApi.candidates>['query'];
type Filter = Omit<ListQuery, 'limit' | 'cursor'>;
const Key = z.tuple([z.string(), z.string(), z.uuid()]);

/** What scans propose in the actor's divisions, by county and pinyin; keyset paging. Names gone again only when asked for. */
export async function listCandidates(db: Db, actor: Actor, query: ListQuery) {
  const after = query.cursor ? decodeCursor(Key, query.cursor) : undefined;
  const rows = await many(db, CampaignCandidate.extend({ pinyinKey: z.string() }), selectPage(actor, query, after));
  const items = rows.slice(0, query.limit);
  const last = rows.length > query.limit ? items.at(-1) : undefined;
  return { items, next: last ? encodeCursor([last.countyCode, last.pinyinKey, last.id]) : null, total: null };
}

const selectPage = (actor: Actor, query: ListQuery, after: z.infer<typeof Key> | undefined): Sql => sql`
  select f.id, f.campaign_id as "campaignId", f.name_id as "nameId", f.place_id as "placeId", f.name, f.category,
         f.division_code as "divisionCode", coalesce(d.path, f.division_code) as "divisionName",
         f.county_code as "countyCode", f.classes, f.level, f.findings, f.standing, f.reason,
         f.decided_by as "decidedBy", f.pinyin_key as "pinyinKey"
    from campaign_candidate f
    left join division d on d.code = f.division_code and upper_inf(d.valid)
   where ${candidatesListed(actor, query)}
     ${after ? sql`and (f.county_code, f.pinyin_key, f.id) > (${after[0]}, ${after[1]}, ${after[2]}::uuid)` : sql``}
   order by f.county_code, f.pinyin_key, f.id limit ${query.limit + 1}`;

/** Condition: candidates of the actor's divisions under the filter of the list (alias `f`). */
export const candidatesListed = (actor: Actor, filter: Filter): Sql => sql`
  ${inOwnDivisions(actor, sql`f.division_code`)} and ${inOwnCounties(actor, sql`f.county_code`)}
  and f.standing ${filter.standing ? sql`= ${filter.standing}` : sql`<> 'gone'`}
  ${filter.campaign ? sql`and f.campaign_id = ${filter.campaign}` : sql``}
  ${filter.county ? sql`and f.county_code = ${filter.county}` : sql``}
  ${filter.class ? sql`and ${filter.class} = any(f.classes)` : sql``}
  ${filter.level ? sql`and f.level = ${filter.level}` : sql``}
  ${filter.q ? sql`and strpos(f.name, ${filter.q}) > 0` : sql``}`;
