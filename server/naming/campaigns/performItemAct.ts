import type { Knex } from 'knex';
import { z } from 'zod';
import type { Actor } from '../../accounts/actor.ts';
import { record } from '../../audit/record.ts';
import { one, run, sql } from '../../platform/db/sql.ts';
import { Problem } from '../../platform/problem.ts';
import { chinaDay } from '../deadline.ts';
import type { NamingDeps } from '../namingDeps.ts';
import { requireVersion } from '../requireVersion.ts';
import { ITEM_ACTS } from './campaignActs.ts';
import { type CampaignFacts, lockCampaign } from './campaignFacts.ts';
import { itemRefusal } from './campaignGuards.ts';
import { insertCampaignStep } from './insertCampaignStep.ts';
import type { ItemActBody, ItemActName, ItemDetail, ItemId, ItemState } from './itemContract.ts';
import { itemDetail } from './itemDetail.ts';
import { type ItemFacts, lockItem } from './itemFacts.ts';

/** What the effect of an act works with: the open transaction, and the name as it was locked. */
export interface ItemContext {
  tx: Knex.Transaction;
  deps: NamingDeps;
  actor: Actor;
  found: ItemFacts;
  now: string;
  today: string;
}
interface ItemEffect {
  /** One of the states that the table allows. */
  to: ItemState;
  reason?: string;
  /** Facts for the audit entry besides the body. */
  audit?: Record<string, unknown>;
}
export interface ItemAct<A extends ItemActName> {
  name: A;
  effect: (context: ItemContext, body: ItemActBody<A>) => Promise<ItemEffect>;
}

/**
 * One act on one listed name: campaign and name locked, version, stage, state, guard, effect, step and audit row in one
 * transaction, or nothing at all.
 * @throws Problem stale-version, wrong-state, conflict (a guard), or what the effect refuses
 */
export async function performItemAct<A extends ItemActName>(
  deps: NamingDeps,
  actor: Actor,
  { id, version, body }: { id: ItemId; version: number; body: ItemActBody<A> },
  act: ItemAct<A>,
): Promise<ItemDetail> {
  await deps.db.transaction(async (tx) => {
    const now = deps.now();
    const today = chinaDay(now);
    const found = await lockItem(tx, id);
    requireVersion(found, version);
    requireAllowed(act.name, { campaign: await lockCampaign(tx, found.campaignId), found, today });
    const { to, reason, audit } = await act.effect({ tx, deps, actor, found, now, today }, body);
    await one(
      tx,
      z.object({ version: z.number() }),
      sql`update campaign_item set state = ${to === 'corrected' ? 'correcting' : to}, version = version + 1,
                 updated_at = ${now} where id = ${id} returning version`,
    );
    const step = { campaignId: found.campaignId, itemId: id, actor, now, act: act.name, from: found.state, to };
    await run(tx, insertCampaignStep(reason === undefined ? step : { ...step, reason }));
    await record(tx, {
      actor,
      action: `campaigns.${act.name}`,
      subjectKind: 'campaign-item',
      subjectId: id,
      before: { state: found.state, version: found.version },
      after: { state: to, version: found.version + 1, name: found.name, ...audit },
      at: now,
    });
  });
  return itemDetail(deps, actor, id);
}

interface Asked {
  campaign: CampaignFacts;
  found: ItemFacts;
  today: string;
}

function requireAllowed(act: ItemActName, { campaign, found, today }: Asked): void {
  const rule = ITEM_ACTS[act];
  if (!rule.during.includes(campaign.state) || !rule.from.includes(found.state)) {
    throw new Problem('wrong-state', `${act} is not possible: stage ${campaign.state}, name ${found.state}`, {
      detailZh: '行动阶段或该地名的状态已不能办理此事项，请刷新后再看。',
      act,
      stage: campaign.state,
      from: found.state,
    });
  }
  const refused = itemRefusal(act, { campaign, objectionsOpen: found.objectionsOpen }, today);
  if (refused) throw new Problem('conflict', refused.detail, { detailZh: refused.detailZh, code: refused.code });
}
