import { z } from 'zod';
import type { Actor } from '../../accounts/actor.ts';
import { withinDivision } from '../../accounts/withinDivision.ts';
import { Day } from '../../platform/contract.ts';
import { type Db, many, maybeOne, one, type Sql, sql } from '../../platform/db/sql.ts';
import { standing } from '../../platform/jobs/standing.ts';
import { chinaDay } from '../deadline.ts';
import type { NamingDeps } from '../namingDeps.ts';
import { CAMPAIGN_ACTS, SCAN_STAGES } from './campaignActs.ts';
import {
  CampaignActBodies,
  type CampaignActName,
  type CampaignDetail,
  type CampaignId,
  CampaignScan,
  CampaignStep,
  CampaignSummary,
} from './campaignContract.ts';
import { type CampaignFacts, campaignFacts } from './campaignFacts.ts';
import { stageRefusal } from './campaignGuards.ts';
import { campaignStatistics } from './campaignStatistics.ts';
import { summaryColumns } from './listCampaigns.ts';
import { inOwnDivisions } from './visibleCampaigns.ts';

const Row = CampaignSummary.extend({
  noticeStartsOn: Day.nullable(),
  noticeEndsOn: Day.nullable(),
  noticeText: z.string().nullable(),
});
const Voices = z.object({ objections: z.number(), unanswered: z.number() });

/** One campaign with its scan, its statistics by county and exactly the acts that stage and office give this actor. */
export async function campaignDetail(deps: NamingDeps, actor: Actor, id: CampaignId): Promise<CampaignDetail> {
  const { db } = deps;
  const today = chinaDay(deps.now());
  const found = await campaignFacts(db, id);
  const { noticeStartsOn, noticeEndsOn, noticeText, ...row } = await one(db, Row, selectCampaign(id, actor));
  const own = withinDivision(actor, found.divisionCode);
  const statistics = await campaignStatistics(db, actor, found);
  const scan = (await maybeOne(db, CampaignScan, selectLastScan(id))) ?? null;
  // How many names a scan found elsewhere is not for one county's office.
  const hits = statistics.reduce((sum, { candidates }) => sum + candidates, 0);
  return {
    ...row,
    notice:
      noticeStartsOn && noticeEndsOn
        ? {
            ...{ startsOn: noticeStartsOn, endsOn: noticeEndsOn, text: noticeText ?? '', over: today > noticeEndsOn },
            ...(await one(db, Voices, countVoices(id, actor))),
          }
        : null,
    scan: own || !scan ? scan : { ...scan, hits },
    statistics,
    steps: await campaignSteps(db, id),
    own,
    ...actsOf(found, actor, today),
  };
}

const isAct = (name: string): name is CampaignActName => name in CAMPAIGN_ACTS;

function actsOf(found: CampaignFacts, actor: Actor, today: string): Pick<CampaignDetail, 'acts' | 'blockedActs'> {
  const may = actor.permissions.has('campaigns.manage') && withinDivision(actor, found.divisionCode);
  if (!may) return { acts: [], blockedActs: [] };
  const stages = Object.keys(CampaignActBodies)
    .filter(isAct)
    .filter((act) => CAMPAIGN_ACTS[act].from.includes(found.state));
  const judged = stages.map((act) => ({ act, refused: stageRefusal(act, found, today) }));
  const scan = SCAN_STAGES.includes(found.state) && !found.scanning ? ['scan'] : [];
  return {
    acts: [...scan, ...judged.filter(({ refused }) => !refused).map(({ act }) => act)],
    blockedActs: judged.flatMap(({ act, refused }) =>
      refused ? [{ act, detail: refused.detail, detailZh: refused.detailZh }] : [],
    ),
  };
}

const campaignSteps = (db: Db, id: CampaignId) =>
  many(
    db,
    CampaignStep,
    sql`select id, act, from_state as "from", to_state as "to", actor, organisation, at, reason
          from campaign_step where campaign_id = ${id} and item_id is null order by seq`,
  );

const selectCampaign = (id: CampaignId, actor: Actor): Sql => sql`
  select ${summaryColumns(actor)}, g.notice_starts_on as "noticeStartsOn", g.notice_ends_on as "noticeEndsOn",
         g.notice_text as "noticeText"
    from campaign g left join division d on d.code = g.division_code and upper_inf(d.valid)
   where g.id = ${id}`;

const countVoices = (id: CampaignId, actor: Actor): Sql => sql`
  select count(*)::int as objections, count(*) filter (where b.answered_at is null)::int as unanswered
    from objection b join campaign_item i on i.id = b.item_id
   where i.campaign_id = ${id} and b.stance = 'object' and ${inOwnDivisions(actor, sql`i.division_code`)}`;

const selectLastScan = (id: CampaignId): Sql => sql`
  select id, ${standing(sql`state`, sql`job_id`)} as state, rule_set_version as "ruleSetVersion", total, seen, hits, started_at as "startedAt",
         started_by as "startedBy", finished_at as "finishedAt", cancelled_by as "cancelledBy", error
    from campaign_scan where campaign_id = ${id} order by seq desc limit 1`;
