import { type Sql, sql } from '../platform/db/sql.ts';
import { ruleInForce } from './ruleInForce.ts';

/**
 * At how many units left the light of a limit turns that stands in no row of `clock`: laterals with `unit`, `yellow_left` and
 * `red_left` of the law's row on the day on which the limit began. Where nothing is said only the last day is yellow.
 */
const lit = (rule: Sql, yellowLeft: Sql): Sql => sql`
  select coalesce(t.unit, 'day') as unit, coalesce(${yellowLeft}, 0) as yellow_left, coalesce(t.red_left, -1) as red_left
    from (select 1) one left join lateral (${rule}) t on true`;

/** Of a filing from outside (alias `f`): the clock of filing, and that of its announcement. */
export const filingTerms: Sql = lit(
  ruleInForce(sql`f.due_clock`, sql`f.approved_on`, sql`f.approver_division`),
  sql`t.yellow_left`,
);
export const announcementTerms: Sql = lit(
  ruleInForce(sql`f.announce_clock`, sql`coalesce(f.accepted_on, f.approved_on)`, sql`f.approver_division`),
  sql`t.yellow_left`,
);

/** Of a measure (alias `s`) of a supervision matter (alias `m`), whose notice sets the length: a part of it, as the row C9 says. */
export const measureTerms: Sql = lit(
  ruleInForce(sql`'C9'`, sql`s.on_day`, sql`m.division_code`),
  sql`coalesce(t.yellow_left, (s.due_on - s.on_day) / t.yellow_part)`,
);

/** Of a penalty case (alias `s`): PL art. 60. */
export const penaltyTerms: Sql = lit(
  sql`select unit, yellow_left, red_left from penalty_limit where code = 'decide' and valid @> s.opened_on`,
  sql`t.yellow_left`,
);
