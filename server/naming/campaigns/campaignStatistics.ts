import { z } from 'zod';
import type { Actor } from '../../accounts/actor.ts';
import { type Db, many, type Sql, sql } from '../../platform/db/sql.ts';
import type { CountyStatistics } from './campaignContract.ts';
import type { CampaignFacts } from './campaignFacts.ts';
import { currentState } from './currentState.ts';
import { inOwnDivisions } from './visibleCampaigns.ts';

const Row = z.object({
  countyCode: z.string(),
  countyName: z.string(),
  candidates: z.number(),
  open: z.number(),
  listed: z.number(),
  grand: z.number(),
  foreign: z.number(),
  odd: z.number(),
  duplicate: z.number(),
  kept: z.number(),
  toCorrect: z.number(),
  corrected: z.number(),
  openTasks: z.number(),
});

/** Counts by county and class, from the names themselves: one query feeds the screen and the export. */
export async function campaignStatistics(
  db: Db,
  actor: Actor,
  campaign: Pick<CampaignFacts, 'id'>,
): Promise<CountyStatistics[]> {
  const rows = await many(db, Row, selectCounties(campaign.id, actor));
  return rows.map(({ grand, foreign, odd, duplicate, ...row }) => ({
    ...row,
    classes: { 大: grand, 洋: foreign, 怪: odd, 重: duplicate },
  }));
}

const selectCounties = (id: string, actor: Actor): Sql => sql`
  with items as (
    select i.id, i.county_code, i.classes, ${currentState} as state
      from campaign_item i left join naming_case c on c.id = i.case_id
     where i.campaign_id = ${id} and ${inOwnDivisions(actor, sql`i.division_code`)}),
  listed as (
    select county_code, count(*)::int as listed,
           count(*) filter (where '大' = any(classes))::int as grand,
           count(*) filter (where '洋' = any(classes))::int as "foreign",
           count(*) filter (where '怪' = any(classes))::int as odd,
           count(*) filter (where '重' = any(classes))::int as duplicate,
           count(*) filter (where state = 'kept')::int as kept,
           count(*) filter (where state in ('to_correct', 'correcting', 'corrected', 'referred'))::int as to_correct,
           count(*) filter (where state = 'corrected')::int as corrected,
           coalesce(sum((select count(*) from campaign_task t where t.item_id = items.id and t.outcome is null))
             filter (where state = 'corrected'), 0)::int as open_tasks
      from items where state <> 'struck' group by county_code),
  found as (
    select county_code, count(*)::int as candidates, count(*) filter (where standing = 'open')::int as open
      from campaign_candidate f
     where f.campaign_id = ${id} and f.standing <> 'gone' and ${inOwnDivisions(actor, sql`f.division_code`)}
     group by county_code)
  select county_code as "countyCode", coalesce(d.name, county_code) as "countyName",
         coalesce(f.candidates, 0) as candidates, coalesce(f.open, 0) as open, coalesce(l.listed, 0) as listed,
         coalesce(l.grand, 0) as grand, coalesce(l."foreign", 0) as "foreign", coalesce(l.odd, 0) as odd,
         coalesce(l.duplicate, 0) as duplicate, coalesce(l.kept, 0) as kept, coalesce(l.to_correct, 0) as "toCorrect",
         coalesce(l.corrected, 0) as corrected, coalesce(l.open_tasks, 0) as "openTasks"
    from found f full join listed l using (county_code)
    left join division d on d.code = county_code and upper_inf(d.valid)
   order by county_code`;
