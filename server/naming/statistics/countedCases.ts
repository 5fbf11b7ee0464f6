import type { Actor } from '../../accounts/actor.ts';
import { join, type Sql, sql } from '../../platform/db/sql.ts';
import { visibleTo } from '../visibleTo.ts';
import type { CaseMeasure, Grouping } from './contract.ts';
import type { Period } from './periodOf.ts';

/** The event that puts a case into a period. `now` is none: the case is open today. */
type Basis = 'submitted' | 'decided' | 'announced' | 'now';

/** Literal and not bound, so that the partial index `naming_case_open` fits. */
const IS_OPEN = sql`c.state not in ('draft', 'not_accepted', 'refused', 'withdrawn', 'announced', 'standard',
    'superseded', 'abolished', 'reserved', 'drawn', 'expired', 'revoked')`;

/** The first moment of a China day. */
const startOf = (day: string): Sql => sql`(${day}::date::timestamp at time zone 'Asia/Shanghai')`;

/** Whether a moment lies in the period. */
export const momentIn = (moment: Sql, { from, to }: Period): Sql =>
  sql`(${moment} >= ${startOf(from)} and ${moment} < (${to}::date + 1)::timestamp at time zone 'Asia/Shanghai')`;
/** Whether a day lies in the period. */
export const dayIn = (day: Sql, { from, to }: Period): Sql => sql`(${day} between ${from}::date and ${to}::date)`;

const IN_PERIOD: Record<Basis, (period: Period) => Sql> = {
  submitted: (period) => momentIn(sql`c.submitted_at`, period),
  decided: (period) => dayIn(sql`d.decided_on`, period),
  announced: (period) => dayIn(sql`m.announced_on`, period),
  now: () => IS_OPEN,
};

/** Each way into a period by an index of its own; a case that comes in by several is there once. */
const FOUND_BY: Record<Basis, (period: Period) => Sql> = {
  submitted: (period) => sql`select c.id from naming_case c where ${IN_PERIOD.submitted(period)}`,
  decided: (period) => sql`select d.case_id from decision d where ${IN_PERIOD.decided(period)}`,
  announced: (period) => sql`select m.case_id from announcement m where ${IN_PERIOD.announced(period)}`,
  now: () => sql`select c.id from naming_case c where ${IS_OPEN}`,
};

const APPROVED = sql`d.outcome = 'approved'`;
const ALL = sql`true`;

/** What each number counts, over the aliases of `source`: one text for the number and for the list behind it. */
const MEASURES: Record<CaseMeasure, { basis: Basis; where: (period: Period) => Sql }> = {
  received: { basis: 'submitted', where: () => ALL },
  undecided: {
    basis: 'submitted',
    where: () => sql`d.case_id is null and c.state not in ('not_accepted', 'withdrawn')`,
  },
  approved: { basis: 'submitted', where: () => APPROVED },
  refused: { basis: 'submitted', where: () => sql`d.outcome = 'refused'` },
  notAccepted: { basis: 'submitted', where: () => sql`c.state = 'not_accepted'` },
  withdrawn: { basis: 'submitted', where: () => sql`d.case_id is null and c.state = 'withdrawn'` },
  decided: { basis: 'decided', where: () => ALL },
  decidedOnTime: { basis: 'decided', where: () => sql`k.decided_late = false` },
  decidedLate: { basis: 'decided', where: () => sql`k.decided_late` },
  filedOnTime: { basis: 'decided', where: () => sql`${APPROVED} and f.filed_on <= k.file_by` },
  filedLate: { basis: 'decided', where: () => sql`${APPROVED} and f.filed_on > k.file_by` },
  filingOverdue: {
    basis: 'decided',
    where: ({ today }) => sql`${APPROVED} and f.case_id is null and k.file_by < ${today}::date`,
  },
  announcedOnTime: { basis: 'decided', where: () => sql`${APPROVED} and m.announced_on <= k.announce_by` },
  announcedLate: { basis: 'decided', where: () => sql`${APPROVED} and m.announced_on > k.announce_by` },
  announcementOverdue: {
    basis: 'decided',
    where: ({ today }) => sql`${APPROVED} and m.case_id is null and k.announce_by < ${today}::date`,
  },
  corrected: {
    basis: 'announced',
    where: () => sql`c.state = 'standard' and exists (select 1 from campaign_item i where i.case_id = c.id)`,
  },
  open: { basis: 'now', where: () => ALL },
  overdue: { basis: 'now', where: ({ today }) => sql`k.runs_until < ${today}::date` },
};

/** True for the cases that a measure counts. */
export const measured = (measure: CaseMeasure, period: Period): Sql => {
  const { basis, where } = MEASURES[measure];
  return sql`(coalesce(${IN_PERIOD[basis](period)}, false) and coalesce(${where(period)}, false))`;
};

/** The key of the row in which a case is counted. */
export const KEY_OF: Record<Grouping, Sql> = {
  kind: sql`c.kind`,
  category: sql`c.category`,
  county: sql`left(c.division_code, 6)`,
  office: sql`c.handler_org_id::text`,
};

const basesOf = (measures: readonly CaseMeasure[]): Basis[] => [
  ...new Set(measures.map((measure) => MEASURES[measure].basis)),
];

/**
 * `from … where …` over the cases that may count for one of the measures and that the actor may open: `c` the case, `d` its
 * decision, `f` its filing unless it was returned, `m` its announcement, `k` what its clocks say. The limits keep the planner
 * from reading every decision there ever was for those of one period.
 */
export const source = (actor: Actor, measures: readonly CaseMeasure[], period: Period): Sql => sql`
  from (${join(
    basesOf(measures).map((basis) => FOUND_BY[basis](period)),
    sql` union `,
  )}) as p (id)
  join naming_case c on c.id = p.id
  left join lateral (select case_id, outcome, decided_on from decision where case_id = c.id limit 1) d on true
  left join lateral (
    select case_id, filed_on from filing where case_id = c.id and status <> 'returned' limit 1) f on true
  left join lateral (select case_id, announced_on from announcement where case_id = c.id limit 1) m on true
  left join lateral (
    select bool_or(stopped_on > due_on) filter (where purpose = 'decision') as decided_late,
           max(due_on) filter (where purpose = 'filing') as file_by,
           max(due_on) filter (where purpose = 'publication') as announce_by,
           min(due_on) filter (where stopped_on is null) as runs_until
      from clock where case_id = c.id) k on true
 where ${visibleTo(actor)}`;
