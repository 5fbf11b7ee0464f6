import { z } from 'zod';
import type { Actor } from '../../accounts/actor.ts';
import { record } from '../../audit/record.ts';
import { type Db, one, run, sql } from '../../platform/db/sql.ts';
import { Problem } from '../../platform/problem.ts';
import { clockRule } from '../clocks.ts';
import { chinaDay, deadline } from '../deadline.ts';
import type { NamingDeps } from '../namingDeps.ts';
import { requireVersion } from '../requireVersion.ts';
import { CAMPAIGN_ACTS } from './campaignActs.ts';
import type { CampaignActBody, CampaignActName, CampaignDetail, CampaignId } from './campaignContract.ts';
import { campaignDetail } from './campaignDetail.ts';
import { type CampaignFacts, lockCampaign } from './campaignFacts.ts';
import { stageRefusal } from './campaignGuards.ts';
import { insertCampaignStep } from './insertCampaignStep.ts';
import { requireOwnCampaign } from './visibleCampaigns.ts';

export interface StageMove<A extends CampaignActName = CampaignActName> {
  act: A;
  id: CampaignId;
  version: number;
  body: CampaignActBody<A>;
}

/**
 * Takes a campaign on to the next stage: lock, version, office, stage table, guard, step and audit row in one
 * transaction, or nothing at all.
 * @throws Problem stale-version, not-allowed, wrong-state, conflict (a guard)
 */
export async function moveCampaign(deps: NamingDeps, actor: Actor, move: StageMove): Promise<CampaignDetail> {
  await deps.db.transaction(async (tx) => {
    const now = deps.now();
    const today = chinaDay(now);
    const found = await lockCampaign(tx, move.id);
    requireOwnCampaign(actor, found);
    requireVersion(found, move.version);
    const to = nextStage(move.act, found, today);
    const words = wordsOf(move.body);
    if (move.act === 'beginNotice') await startNotice(tx, { found, today, text: words ?? '' });
    await one(
      tx,
      z.object({ version: z.number() }),
      sql`update campaign set state = ${to}, version = version + 1, updated_at = ${now} where id = ${move.id}
          returning version`,
    );
    const step = { campaignId: move.id, actor, now, act: move.act, from: found.state, to };
    await run(tx, insertCampaignStep(words === undefined ? step : { ...step, reason: words }));
    await record(tx, {
      actor,
      action: `campaigns.${move.act}`,
      subjectKind: 'campaign',
      subjectId: move.id,
      before: { state: found.state, version: found.version },
      after: { state: to, version: found.version + 1, ...move.body },
      at: now,
    });
  });
  return campaignDetail(deps, actor, move.id);
}

function nextStage(act: CampaignActName, found: CampaignFacts, today: string) {
  const rule = CAMPAIGN_ACTS[act];
  if (!rule.from.includes(found.state)) {
    throw new Problem('wrong-state', `A campaign in state ${found.state} cannot be taken through ${act}`, {
      detailZh: '行动已不在可以办理此事项的阶段，请刷新后再看。',
      act,
      from: found.state,
      allowedFrom: rule.from,
    });
  }
  const refused = stageRefusal(act, found, today);
  if (refused) throw new Problem('conflict', refused.detail, { detailZh: refused.detailZh, code: refused.code });
  return rule.to;
}

const wordsOf = (body: StageMove['body']): string | undefined => {
  if ('text' in body) return body.text;
  if ('summary' in body) return body.summary;
  return 'reason' in body ? body.reason : undefined;
};

/** The notice starts today; its length is a row of clock_rule, because no national rule sets one. */
async function startNotice(
  tx: Db,
  { found, today, text }: { found: CampaignFacts; today: string; text: string },
): Promise<void> {
  const rule = await clockRule(tx, 'CAMPAIGN_NOTICE', today, found.divisionCode);
  await run(
    tx,
    sql`update campaign set notice_starts_on = ${today}, notice_ends_on = ${deadline(rule, today)}, notice_text = ${text}
         where id = ${found.id}`,
  );
}
