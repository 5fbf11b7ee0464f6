import type { Actor } from '../../accounts/actor.ts';
import { type Sql, sql } from '../../platform/db/sql.ts';

interface Step {
  campaignId: string;
  itemId?: string;
  actor: Actor;
  now: string;
  act: string;
  from: string | null;
  to: string;
  reason?: string;
}

/** A row of the append-only log of a campaign or, with `itemId`, of one listed name. */
export const insertCampaignStep = (step: Step): Sql => sql`
  insert into campaign_step (campaign_id, item_id, act, from_state, to_state, actor_id, actor, organisation, at, reason)
  values (${step.campaignId}, ${step.itemId ?? null}, ${step.act}, ${step.from}, ${step.to}, ${step.actor.id},
    ${step.actor.displayName}, ${step.actor.organisationName}, ${step.now}, ${step.reason ?? null})`;
