import { z } from 'zod';
import type { Actor } from '../../accounts/actor.ts';
import { divisionPrefix } from '../../accounts/divisionPrefix.ts';
import { record } from '../../audit/record.ts';
import { inDivisions } from '../../gazetteer/inDivisions.ts';
import { type Db, one, run, sql } from '../../platform/db/sql.ts';
import { standingOrFailed } from '../../platform/jobs/standing.ts';
import { Problem } from '../../platform/problem.ts';
import { SCAN_STAGES } from './campaignActs.ts';
import type { CampaignDetail, CampaignId } from './campaignContract.ts';
import type { CampaignDeps } from './campaignDeps.ts';
import { campaignDetail } from './campaignDetail.ts';
import { type CampaignFacts, lockCampaign } from './campaignFacts.ts';
import { insertCampaignStep } from './insertCampaignStep.ts';
import { SCAN_JOB } from './scanJob.ts';
import { requireOwnCampaign } from './visibleCampaigns.ts';

/**
 * Has a job scan the register; progress is part of the campaign. May be repeated:
 * names that a person has decided on stay as decided, others are proposed anew.
 * @throws Problem wrong-state after the survey, conflict while another scan runs
 */
export async function startScan(deps: CampaignDeps, actor: Actor, id: CampaignId): Promise<CampaignDetail> {
  await deps.db.transaction(async (tx) => {
    const now = deps.now();
    const found = await lockCampaign(tx, id);
    requireOwnCampaign(actor, found);
    if (!SCAN_STAGES.includes(found.state)) throw tooLate(found);
    await endLostScan(tx, id, now);
    const scan = await insertScan(tx, deps, { found, actor, now });
    if (found.state === 'draft') {
      await run(tx, sql`update campaign set state = 'candidates', version = version + 1 where id = ${id}`);
    }
    await run(tx, sql`update campaign set updated_at = ${now} where id = ${id}`);
    await run(
      tx,
      insertCampaignStep({ campaignId: id, actor, now, act: 'scan', from: found.state, to: stateAfter(found) }),
    );
    await sendScan(tx, deps, { scanId: scan, campaign: found, actor });
    await record(tx, {
      actor,
      action: 'campaigns.scan',
      subjectKind: 'campaign',
      subjectId: id,
      after: { scanId: scan },
      at: now,
    });
  });
  return campaignDetail(deps, actor, id);
}

const stateAfter = ({ state }: CampaignFacts) => (state === 'draft' ? 'candidates' : state);

async function sendScan(
  tx: Db,
  { jobs }: CampaignDeps,
  { scanId, campaign, actor }: { scanId: string; campaign: CampaignFacts; actor: Actor },
): Promise<void> {
  const { id: campaignId, divisionCode } = campaign;
  const about = { subjectKind: 'campaign', subjectId: campaignId, divisionCode, accountId: actor.id };
  const job = await jobs.send(tx, SCAN_JOB, { scanId, campaignId }, { about });
  await run(tx, sql`update campaign_scan set job_id = ${job} where id = ${scanId}`);
}

// A job that was cancelled or failed for good has not said so in the scan's row.
const endLostScan = (tx: Db, id: CampaignId, now: string): Promise<number> =>
  run(
    tx,
    sql`update campaign_scan s set state = 'failed', error = 'interrupted', finished_at = ${now}
         where campaign_id = ${id} and state = 'running' and ${standingOrFailed(sql`s.state`, sql`s.job_id`)} = 'failed'`,
  );

interface Started {
  found: CampaignFacts;
  actor: Actor;
  now: string;
}

async function insertScan(tx: Db, deps: CampaignDeps, { found, actor, now }: Started): Promise<string> {
  const running = await one(
    tx,
    z.object({ running: z.boolean() }),
    sql`select exists (select 1 from campaign_scan where campaign_id = ${found.id} and state = 'running') as running`,
  );
  if (running.running)
    throw new Problem('conflict', 'A scan of this campaign is running', {
      detailZh: '本行动的扫描正在进行。',
      code: 'scanning',
    });
  const rules = await deps.rules(tx);
  const { id } = await one(
    tx,
    z.object({ id: z.string() }),
    sql`insert into campaign_scan (campaign_id, state, rule_set_version, total, started_at, started_by)
        select ${found.id}::uuid, 'running', ${rules.version}, count(*), ${now}, ${actor.displayName}
          from place_name n
         where n.status in ('standard', 'census_only') and ${inDivisions(divisionPrefix(found.divisionCode))}
        returning id`,
  );
  return id;
}

const tooLate = ({ state }: CampaignFacts): Problem =>
  new Problem('wrong-state', `A campaign in state ${state} cannot be scanned`, {
    detailZh: '清单已交专家论证，不能再扫描补充候选。',
    from: state,
  });
