import type { Actor } from '../../accounts/actor.ts';
import { type Db, many, type Sql, sql } from '../../platform/db/sql.ts';
import { CountyStatistics } from './campaignContract.ts';
import type { CampaignFacts } from './campaignFacts.ts';
import { currentState } from './currentState.ts';
import { inOwnDivisions } from './visibleCampaigns.ts';

const Classes = CountyStatistics.shape.classes;
const Row = CountyStatistics.omit({ classes: true, candidateClasses: true }).extend({
  classes: Classes.nullable(),
  candidateClasses: Classes.nullable(),
});
const NONE = { 大: 0, 洋: 0, 怪: 0, 重: 0 };

/** Counts by county and class, from the names themselves: one query feeds the screen and the export. */
export async function campaignStatistics(
  db: Db,
  actor: Actor,
  campaign: Pick<CampaignFacts, 'id'>,
): Promise<CountyStatistics[]> {
  const rows = await many(db, Row, selectCounties(campaign.id, actor));
  return rows.map((row) => ({
    ...row,
    classes: row.classes ?? NONE,
    candidateClasses: row.candidateClasses ?? NONE,
  }));
}

/** How many names there are of each class; alias-free, over a column `classes`. */
const classCounts: Sql = sql`jsonb_build_object(
  '大', count(*) filter (where '大' = any(classes)), '洋', count(*) filter (where '洋' = any(classes)),
  '怪', count(*) filter (where '怪' = any(classes)), '重', count(*) filter (where '重' = any(classes)))`;

const selectCounties = (id: string, actor: Actor): Sql => sql`
  with items as (
    select i.id, i.county_code, i.classes, ${currentState} as state
      from campaign_item i left join naming_case c on c.id = i.case_id
     where i.campaign_id = ${id} and ${inOwnDivisions(actor, sql`i.division_code`)}),
  listed as (
    select county_code, count(*)::int as listed,
           ${classCounts} as classes,
           count(*) filter (where state = 'kept')::int as kept,
           count(*) filter (where state in ('to_correct', 'correcting', 'corrected', 'referred'))::int as to_correct,
           count(*) filter (where state = 'corrected')::int as corrected,
           coalesce(sum((select count(*) from campaign_task t where t.item_id = items.id and t.outcome is null))
             filter (where state = 'corrected'), 0)::int as open_tasks
      from items where state <> 'struck' group by county_code),
  found as (
    select county_code, count(*)::int as candidates, count(*) filter (where standing = 'open')::int as open,
           ${classCounts} as classes
      from campaign_candidate f
     where f.campaign_id = ${id} and f.standing <> 'gone' and ${inOwnDivisions(actor, sql`f.division_code`)}
     group by county_code)
  select county_code as "countyCode", coalesce(d.name, county_code) as "countyName",
         coalesce(f.candidates, 0) as candidates, coalesce(f.open, 0) as open, coalesce(l.listed, 0) as listed,
         l.classes, f.classes as "candidateClasses", coalesce(l.kept, 0) as kept, coalesce(l.to_correct, 0) as "toCorrect",
         coalesce(l.corrected, 0) as corrected, coalesce(l.open_tasks, 0) as "openTasks"
    from found f full join listed l using (county_code)
    left join division d on d.code = county_code and upper_inf(d.valid)
   order by county_code`;
