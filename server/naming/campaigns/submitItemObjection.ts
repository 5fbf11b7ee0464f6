import type { Knex } from 'knex';
import { z } from 'zod';
import { Day } from '../../platform/contract.ts';
import { type Db, maybeOne, type Sql, sql } from '../../platform/db/sql.ts';
import { Problem } from '../../platform/problem.ts';
import { chinaDay } from '../deadline.ts';
import { tellItemObjection } from '../notifications/tellItemObjection.ts';
import type { ObjectionDraft } from '../objections/contract.ts';
import { noticeOver } from '../objections/noticeOver.ts';
import { type Receipt, storeObjection } from '../objections/storeObjection.ts';
import { type CampaignId, CampaignState } from './campaignContract.ts';
import { type ItemId, ItemState } from './itemContract.ts';

interface Deps {
  db: Knex;
  now: () => string;
  config: { publicUrl: string };
}
interface Subject {
  campaign: CampaignId;
  item: ItemId;
}

const Open = z.object({
  state: CampaignState,
  itemState: ItemState,
  handlerOrgId: z.string(),
  startsOn: Day,
  endsOn: Day,
});

/**
 * Takes an objection to a name on the list, or support, while the notice of the campaign runs. Name and campaign are
 * locked, in the order of the acts on a name, so that none arrives after the name was struck or the campaign cancelled.
 * @throws Problem not-found without such a notice or name, wrong-state when its time is over
 */
export async function submitItemObjection(
  { db, now, config }: Deps,
  { campaign, item }: Subject,
  draft: ObjectionDraft,
): Promise<Receipt> {
  return db.transaction(async (tx) => {
    const at = now();
    await maybeOne(tx, z.object({ id: z.string() }), sql`select id from campaign_item where id = ${item} for update`);
    const { handlerOrgId } = await openNotice(tx, { campaign, item }, chinaDay(at));
    const receipt = await storeObjection(tx, { subject: { kind: 'campaign-item', id: item }, handlerOrgId, draft, at });
    const { publicUrl } = config;
    if (draft.stance === 'object')
      await tellItemObjection(tx, { campaignId: campaign, itemId: item, handlerOrgId, at, publicUrl });
    return receipt;
  });
}

async function openNotice(tx: Db, subject: Subject, today: string): Promise<z.infer<typeof Open>> {
  const found = await maybeOne(tx, Open, lockNotice(subject));
  if (!found || found.itemState === 'struck') {
    throw new Problem('not-found', `No name ${subject.item} on this notice`, { detailZh: '公示清单中没有这个地名。' });
  }
  if (found.state === 'notice' && today >= found.startsOn && today <= found.endsOn) return found;
  throw noticeOver(found.endsOn);
}

const lockNotice = ({ campaign, item }: Subject): Sql => sql`
  select g.state, i.state as "itemState", g.handler_org_id as "handlerOrgId", g.notice_starts_on as "startsOn",
         g.notice_ends_on as "endsOn"
    from campaign g join campaign_item i on i.campaign_id = g.id join place p on p.id = i.place_id
   where g.id = ${campaign} and i.id = ${item} and g.notice_starts_on is not null and p.secrecy = 'public'
     for update of g`;
