import { z } from 'zod';
import { PlaceCategory, PlaceId } from '../../gazetteer/contract.ts';
import { Day, DivisionCode, Instant } from '../../platform/contract.ts';
import { type Db, maybeOne, type Sql, sql } from '../../platform/db/sql.ts';
import { Problem } from '../../platform/problem.ts';
import { CaseState } from '../caseContract.ts';
import { CampaignId } from './campaignContract.ts';
import { currentState } from './currentState.ts';
import { type ItemId, ItemState } from './itemContract.ts';
import { objectionsOpen } from './objectionsOpen.ts';

/** What an act on a listed name may look at. */
export const ItemFacts = z.object({
  id: z.string(),
  version: z.number(),
  campaignId: CampaignId,
  placeId: PlaceId,
  name: z.string(),
  category: PlaceCategory,
  divisionCode: DivisionCode,
  state: ItemState,
  listedAt: Instant,
  noticeEndsOn: Day.nullable(),
  caseId: z.string().nullable(),
  caseState: CaseState.nullable(),
  objectionsOpen: z.number(),
});
export type ItemFacts = z.infer<typeof ItemFacts>;

/** Locks a listed name for the rest of the transaction. @throws Problem not-found */
export async function lockItem(tx: Db, id: ItemId): Promise<ItemFacts> {
  await maybeOne(tx, z.object({ id: z.string() }), sql`select id from campaign_item where id = ${id} for update`);
  const found = await maybeOne(tx, ItemFacts, selectItem(id));
  if (!found) throw new Problem('not-found', `No listed name ${id}`, { detailZh: '清单中没有这个地名。' });
  return found;
}

const selectItem = (id: ItemId): Sql => sql`
  select i.id, i.version, i.campaign_id as "campaignId", i.place_id as "placeId", i.name, i.category,
         i.division_code as "divisionCode", ${currentState} as state, i.listed_at as "listedAt",
         g.notice_ends_on as "noticeEndsOn", i.case_id as "caseId", c.state as "caseState",
         ${objectionsOpen} as "objectionsOpen"
    from campaign_item i
    join campaign g on g.id = i.campaign_id
    left join naming_case c on c.id = i.case_id
   where i.id = ${id}`;
