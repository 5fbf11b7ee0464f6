import type { Actor } from '../../accounts/actor.ts';
import { type Db, join, many, type Sql, sql } from '../../platform/db/sql.ts';
import { CASE_ACTS } from '../caseActs.ts';
import { visibleTo } from '../visibleTo.ts';
import { OfficerCounts, OfficerMeasure } from './contract.ts';
import { momentIn } from './countedCases.ts';
import type { Period } from './periodOf.ts';

/** Every act that is an office's and not the applicant's. */
const OFFICE_ACTS = Object.entries(CASE_ACTS)
  .filter(([, { party }]) => party !== 'applicant')
  .map(([act]) => act);

const ACTS: Record<OfficerMeasure, readonly string[]> = {
  handled: OFFICE_ACTS,
  accepted: ['accept', 'notAccept', 'return'],
  checked: ['check', 'resolve'],
  noticed: ['notice'],
  proposed: ['submitToApprover'],
  ruled: ['approve', 'refuse'],
  published: ['announce'],
};

/** How many cases each officer dealt with in the period, by what he did; a case counts once for each who dealt with it. */
export const officerCounts = (db: Db, actor: Actor, period: Period): Promise<OfficerCounts[]> =>
  many(db, OfficerCounts, selectOfficers(actor, period));

const steps = (actor: Actor, period: Period): Sql => sql`
  from case_step s join naming_case c on c.id = s.case_id
 where ${momentIn(sql`s.at`, period)} and s.act = any(${OFFICE_ACTS}) and ${visibleTo(actor)}`;

const selectOfficers = (actor: Actor, period: Period): Sql => sql`
  select a.id as key, a.display_name as label, a.display_name as "labelEn", o.name as office, n.counts
    from (select s.actor_id, jsonb_build_object(${join(
      OfficerMeasure.options.map(
        (measure) =>
          sql`${measure}::text, count(distinct s.case_id) filter (where s.act = any(${ACTS[measure]}::text[]))`,
      ),
    )}) as counts ${steps(actor, period)} group by s.actor_id) n
    join account a on a.id = n.actor_id
    join organisation o on o.id = a.organisation_id
   order by o.division_code, o.name, a.display_name, a.id`;

/** Ids of the cases that a number of an officer counts. */
export const selectOfficerCases = (
  actor: Actor,
  { measure, key }: { measure: OfficerMeasure; key: string | undefined },
  period: Period,
): Sql => sql`
  select s.case_id ${steps(actor, period)} and s.act = any(${ACTS[measure]}::text[])
    ${key === undefined ? sql`` : sql`and s.actor_id::text = ${key}`}`;
