import { z } from 'zod';
import type { Actor } from '../accounts/actor.ts';
import { Day, type Input, Instant } from '../platform/contract.ts';
import { decodeCursor, encodeCursor } from '../platform/db/cursor.ts';
import { type Db, many, type Sql, sql } from '../platform/db/sql.ts';
import { ACT_NAMES, actsOf } from './actsOf.ts';
import { CASE_ACTS, type Party } from './caseActs.ts';
import { CaseListItem } from './caseContract.ts';
import { manyCaseFacts } from './caseFacts.ts';
import { caseMatches } from './caseMatches.ts';
import { clockLight, type LitClock } from './clockLight.ts';
import type { NamingApi } from './contract.ts';
import { unitsLeft } from './deadline.ts';
import { higherOrgan } from './higherOrgan.ts';
import { ruleOf } from './kindActs.ts';
import { CaseKind } from './kindContract.ts';
import { visibleTo } from './visibleTo.ts';

type ListQuery = Input<typeof NamingApi.list>['query'] & {
  /** Ids of the only cases to list. */
  counted?: Sql;
};
// The days of a running clock are compared as text, so that `9999-12-31` stands for none.
const Key = z.tuple([z.union([Instant, Day]), z.uuid()]);
const Row = CaseListItem.omit({ todo: true, light: true, left: true }).extend({
  unit: z.enum(['working_day', 'day']).nullable(),
  yellowLeft: z.number().nullable(),
  redLeft: z.number().nullable(),
  pausedFrom: z.string().nullable(),
  opinionOpen: z.boolean(),
});

// What an office may do but nobody waits for.
// What is a task only where a row of its own says so, see below.
const BY_ROW = ['deliver', 'resume', 'announceRevocation'];
const NO_TASK = ['withdraw', 'suspend', 'extend', 'transfer', 'sendBack', 'revoke', 'reopen', 'assessImpact'];
// Of several acts the furthest one forward is what waits; sending back and refusing are no tasks.
const FORWARD = new Set(
  Object.keys(CASE_ACTS).filter(
    (act) => ![...NO_TASK, 'return', 'notAccept', 'refuse', 'returnFiling', 'resolve'].includes(act),
  ),
);

/** Cases the actor may see, the latest first; `inbox` only those in a state where an act is his. Keyset paging. */
export async function listCases(db: Db, actor: Actor, query: ListQuery, today: string) {
  const after = query.cursor ? decodeCursor(Key, query.cursor) : undefined;
  const rows = await many(db, Row, casesPage(actor, query, { after, today }));
  const page = rows.slice(0, query.limit);
  const facts = new Map(
    (
      await manyCaseFacts(
        db,
        page.map((row) => row.id),
        today,
      )
    ).map((fact) => [fact.id, fact]),
  );
  const items = page.map(({ opinionOpen, unit, yellowLeft, redLeft, pausedFrom, ...row }) => {
    const fact = facts.get(row.id);
    const acts = fact ? actsOf(fact, actor, today) : { acts: [], blockedActs: [] };
    const mine = acts.acts.findLast((act) => FORWARD.has(act)) ?? null;
    const clock = { unit: unit ?? 'day', yellowLeft: yellowLeft ?? 0, redLeft: redLeft ?? -1, pausedFrom } as const;
    return { ...row, todo: opinionOpen ? 'opinion' : mine, ...standing(clock, row.dueOn, today) };
  });
  const last = rows.length > query.limit ? items.at(-1) : undefined;
  return {
    items,
    next: last ? encodeCursor([query.sort === 'due' ? (last.dueOn ?? NO_DUE) : last.updatedAt, last.id]) : null,
    total: null,
  };
}

function standing(
  clock: Omit<LitClock, 'dueOn' | 'stoppedOn'>,
  dueOn: string | null,
  today: string,
): Pick<CaseListItem, 'light' | 'left'> {
  if (dueOn === null) return { light: null, left: null };
  // While it is paused no unit is used up.
  const units = unitsLeft(clock.unit, dueOn, clock.pausedFrom ?? today);
  return { light: clockLight({ ...clock, dueOn, stoppedOn: null }, today), left: { units, unit: clock.unit } };
}

const COLUMN: Record<Party, Sql> = {
  applicant: sql`c.applicant_org_id`,
  handler: sql`c.handler_org_id`,
  approver: sql`c.approver_org_id`,
  receiver: sql`coalesce(c.receiver_org_id, c.handler_org_id)`,
  announcer: sql`c.announcer_org_id`,
  higher: sql`coalesce(${higherOrgan(sql`c.approver_org_id`)}, c.handler_org_id)`,
};

/** The kinds and states in which the table gives an act to a side the actor may stand on; withdrawing is no task. */
function inboxOf(actor: Actor, today: string): Sql {
  const mine = CaseKind.options.flatMap((kind) =>
    [...statesBySide(kind, actor)].map(
      ([party, states]) =>
        sql`or (${COLUMN[party]} = ${actor.organisationId} and c.kind = ${kind} and c.state = any(${[...states]}))`,
    ),
  );
  const acts = mine.reduce((all, part) => sql`${all} ${part}`, sql`false`);
  return sql`exists (select 1 from opinion w where w.case_id = c.id and w.organisation_id = ${actor.organisationId}
      and w.answered_at is null and w.superseded_at is null and c.state = 'consulting')
    or ((${acts} ${undelivered(actor)} ${suspended(actor)} ${untold(actor)}) and not ${waits(today)})`;
}

function statesBySide(kind: CaseKind, actor: Actor): Map<Party, Set<string>> {
  const sides = new Map<Party, Set<string>>();
  for (const act of ACT_NAMES) {
    const rule = ruleOf(act, kind);
    if (!rule || [...BY_ROW, ...NO_TASK].includes(act) || !actor.permissions.has(rule.permission)) continue;
    const states = sides.get(rule.party) ?? new Set();
    for (const state of rule.from) states.add(state);
    sides.set(rule.party, states);
  }
  return sides;
}

/** A decision that has not reached the applicant is a task in any state (LL art. 44). */
const undelivered = (actor: Actor): Sql =>
  actor.permissions.has(CASE_ACTS.deliver.permission)
    ? sql`or (c.handler_org_id = ${actor.organisationId} and c.state = any(${[...CASE_ACTS.deliver.from]})
        and exists (select 1 from clock w where w.case_id = c.id and w.purpose = 'delivery' and w.stopped_on is null))`
    : sql``;

/** A revoked approval that was announced waits to be announced as revoked. */
const untold = (actor: Actor): Sql =>
  actor.permissions.has(CASE_ACTS.announceRevocation.permission)
    ? sql`or (c.announcer_org_id = ${actor.organisationId} and c.state = 'revoked'
        and exists (select 1 from revocation w join announcement a on a.case_id = w.case_id
                     where w.case_id = c.id and w.announced_on is null))`
    : sql``;

/** A suspension whose expected day is past waits to be ended. */
const suspended = (actor: Actor): Sql =>
  actor.permissions.has(CASE_ACTS.resume.permission)
    ? sql`or (c.handler_org_id = ${actor.organisationId} and c.state = any(${[...CASE_ACTS.resume.from]})
        and exists (select 1 from case_suspension w where w.case_id = c.id and w.resumed_on is null))`
    : sql``;

/** The case waits for others or for a day: opinions still in time, a notice that runs, a suspension. Nobody can act on it meanwhile. */
const waits = (today: string): Sql => sql`(
  (c.state = 'consulting' and exists (select 1 from opinion w where w.case_id = c.id and w.answered_at is null
    and w.superseded_at is null and w.due_on >= ${today}::date))
  or (c.state = 'public_notice' and exists (select 1 from notice w where w.case_id = c.id and w.ends_on >= ${today}::date))
  or exists (select 1 from case_suspension w where w.case_id = c.id and w.resumed_on is null and w.expected_on >= ${today}::date))`;

const NO_DUE = '9999-12-31';
const DUE = sql`coalesce(k.due_on, ${NO_DUE}::date)`;
type Order = { by: Sql; after: (last: z.infer<typeof Key>) => Sql };
const ORDER: Record<ListQuery['sort'], Order> = {
  updated: {
    by: sql`c.updated_at desc, c.id desc`,
    after: ([at, id]) => sql`and (c.updated_at, c.id) < (${at}::timestamptz, ${id}::uuid)`,
  },
  due: { by: sql`${DUE}, c.id`, after: ([day, id]) => sql`and (${DUE}, c.id) > (${day}::date, ${id}::uuid)` },
};

interface PageAt {
  after: z.infer<typeof Key> | undefined;
  today: string;
}

// Names, offices and paths are read for the rows of the page alone.
/** A page of the list, one row more than its limit; key of paging: `updatedAt` and `id`. */
export const casesPage = (actor: Actor, query: ListQuery, at: PageAt): Sql => sql`
  select c.id, c.case_no as "caseNo", c.kind, c.category, c.variant, c.state, coalesce(d.name, '') as name,
         coalesce(c.division_code, '') as "divisionCode", coalesce(v.path, c.division_code, '') as "divisionName", g.name as applicant,
         k.due_on as "dueOn", k.unit, k.yellow_left as "yellowLeft", k.red_left as "redLeft",
         (select min(from_on) from clock_pause p where p.clock_id = k.clock_id and p.to_on is null) as "pausedFrom",
         c.submitted_at as "submittedAt", c.updated_at as "updatedAt",
         exists (select 1 from opinion o where o.case_id = c.id and o.organisation_id = ${actor.organisationId}
                  and o.answered_at is null and o.superseded_at is null and c.state = 'consulting') as "opinionOpen"
    from (${caseIds(actor, query, at)}) k
    join naming_case c on c.id = k.case_id
    join organisation g on g.id = c.applicant_org_id
    left join division v on v.code = c.division_code and upper_inf(v.valid)
    left join lateral (select name from case_candidate where case_id = c.id and dropped_at is null order by id is not distinct from c.chosen_id desc, rank limit 1) d on true
   order by ${ORDER[query.sort].by}`;

/** The cases of the list alone, by `case_id`. */
export const caseIds = (actor: Actor, query: ListQuery, { after, today }: PageAt): Sql => sql`
  select c.id as case_id, k.id as clock_id, k.due_on, k.unit, k.yellow_left, k.red_left
    from naming_case c
    left join lateral (
      select id, due_on, unit, yellow_left, red_left from clock
       where case_id = c.id and stopped_on is null order by due_on, id limit 1) k on true
   where ${visibleTo(actor)}
     ${query.box === 'inbox' ? sql`and (${inboxOf(actor, today)})` : sql``}
     ${query.counted ? sql`and c.id = any(array(${query.counted}))` : sql``}
     ${query.whose === 'me' ? sql`and c.handler_id = ${actor.id}` : sql``}
     ${query.state ? sql`and c.state = ${query.state}` : sql``}
     ${query.kind ? sql`and c.kind = ${query.kind}` : sql``}
     ${query.category ? sql`and c.category = ${query.category}` : sql``}
     ${query.q ? caseMatches(query.q) : sql``}
     ${after ? ORDER[query.sort].after(after) : sql``}
   order by ${ORDER[query.sort].by}
   limit ${query.limit + 1}`;
