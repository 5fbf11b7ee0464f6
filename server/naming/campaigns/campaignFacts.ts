import { z } from 'zod';
import { PlaceCategory } from '../../gazetteer/contract.ts';
import { Day, DivisionCode } from '../../platform/contract.ts';
import { type Db, maybeOne, type Sql, sql } from '../../platform/db/sql.ts';
import { standingOrFailed } from '../../platform/jobs/standing.ts';
import { Problem } from '../../platform/problem.ts';
import { type CampaignId, CampaignState } from './campaignContract.ts';
import { currentState } from './currentState.ts';

/** What guards and acts may look at: one row, read under the campaign's lock. */
export const CampaignFacts = z.object({
  id: z.string(),
  version: z.number(),
  state: CampaignState,
  divisionCode: DivisionCode,
  categories: PlaceCategory.array(),
  noticeEndsOn: Day.nullable(),
  scanning: z.boolean(),
  /** Listed names that were not struck, and how many stand at each step. */
  live: z.number(),
  listed: z.number(),
  surveyed: z.number(),
  reviewed: z.number(),
  /** Reviewed names for which the office has not said yet what it proposes. */
  unproposed: z.number(),
  uncorrected: z.number(),
  openTasks: z.number(),
});
export type CampaignFacts = z.infer<typeof CampaignFacts>;

/** Reads and locks a campaign for the rest of the transaction. @throws Problem not-found */
export async function lockCampaign(tx: Db, id: CampaignId): Promise<CampaignFacts> {
  await maybeOne(tx, z.object({ id: z.string() }), sql`select id from campaign where id = ${id} for update`);
  return campaignFacts(tx, id);
}

/** @throws Problem not-found */
export async function campaignFacts(db: Db, id: CampaignId): Promise<CampaignFacts> {
  const found = await maybeOne(db, CampaignFacts, selectFacts(id));
  if (!found) throw new Problem('not-found', `No campaign ${id}`, { detailZh: '没有这个清理整治行动。' });
  return found;
}

const selectFacts = (id: CampaignId): Sql => sql`
  select g.id, g.version, g.state, g.division_code as "divisionCode", g.categories, g.notice_ends_on as "noticeEndsOn",
         exists (select 1 from campaign_scan s where s.campaign_id = g.id and s.state = 'running'
                 and ${standingOrFailed(sql`s.state`, sql`s.job_id`)} = 'running') as scanning,
         n.live, n.listed, n.surveyed, n.reviewed, n.unproposed, n.uncorrected,
         (select count(*)::int from campaign_task t join campaign_item i on i.id = t.item_id
           where i.campaign_id = g.id and i.state = 'correcting' and t.outcome is null) as "openTasks"
    from campaign g
    cross join lateral (
      select count(*) filter (where s.state <> 'struck')::int as live,
             count(*) filter (where s.state = 'listed')::int as listed,
             count(*) filter (where s.state = 'surveyed')::int as surveyed,
             count(*) filter (where s.state = 'reviewed')::int as reviewed,
             count(*) filter (where s.state = 'reviewed' and s.proposal is null)::int as unproposed,
             count(*) filter (where s.state in ('to_correct', 'correcting'))::int as uncorrected
        from (select ${currentState} as state, i.proposal from campaign_item i left join naming_case c on c.id = i.case_id
               where i.campaign_id = g.id) s) n
   where g.id = ${id}`;
