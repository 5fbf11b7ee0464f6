import type { Actor } from '../../accounts/actor.ts';
import { type Sql, sql } from '../../platform/db/sql.ts';
import { visibleFilings } from '../filings/visibleFilings.ts';
import { visibleMatters } from '../supervision/visibleMatters.ts';
import { visibleTo } from '../visibleTo.ts';
import type { DueFilter } from './contract.ts';
import { type LimitScope, runningLimits } from './runningLimits.ts';
import { workingHorizon } from './workingHorizon.ts';

// No row of clock_rule turns yellow further ahead; the longest limit has 60 units with its extension.
const MOST_UNITS_LEFT = 120;

/** What this person may open: the predicates of the lists of cases, filings, matters and reports, so that none counts what he may not see. */
export const visibleLimits = (actor: Actor): LimitScope => ({
  cases: visibleTo(actor),
  filings: actor.permissions.has('filings.read') ? visibleFilings(actor) : sql`false`,
  matters: actor.permissions.has('supervision.read') ? visibleMatters(actor) : sql`false`,
  reports: actor.permissions.has('reports.handle') ? sql`r.office_org_id = ${actor.organisationId}` : sql`false`,
});

/** The running limits with their light, as clockLight.ts tells it. */
export const litLimits = (scope: LimitScope, today: string): Sql => sql`
  with calendar as (select ${workingHorizon(today, MOST_UNITS_LEFT)}::int[] as horizon)
  select l.*, case
           when l.paused_from is not null then case when l.paused_from > l.due_on then 'red' else 'paused' end
           when l.due_on < ${today}::date or l.due_on - ${today}::date <= ${daysFor(sql`l.red_left`)} then 'red'
           when l.due_on - ${today}::date <= ${daysFor(sql`l.yellow_left`)} then 'yellow' else 'green' end as light
    from (${runningLimits(scope)}) l cross join calendar`;

// Calendar days in which so many units pass; of the array the first is for none left, and nothing for less.
const daysFor = (units: Sql): Sql => sql`case l.unit when 'day' then ${units} else calendar.horizon[${units} + 1] end`;

/** What a filter leaves of the rows `l`, beside whose they are. */
export const chosen = ({ light, office, clock, county }: Omit<DueFilter, 'whose'>): Sql => sql`
  ${light ? sql`l.light = ${light}` : sql`l.light <> 'paused'`}
  ${office ? sql`and l.office_id = ${office}` : sql``}
  ${clock ? sql`and l.clock = ${clock}` : sql``}
  ${county ? sql`and left(l.division_code, 6) = ${county}` : sql``}`;

/** Whose limits the rows `l` are. */
export const ofWhom = (actor: Actor, whose: DueFilter['whose']): Sql =>
  whose === 'mine' ? sql`l.office_id = ${actor.organisationId}` : sql`true`;
