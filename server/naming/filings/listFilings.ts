import { z } from 'zod';
import type { Actor } from '../../accounts/actor.ts';
import { Day, type Input } from '../../platform/contract.ts';
import { decodeCursor, encodeCursor } from '../../platform/db/cursor.ts';
import { type Db, many, type Sql, sql } from '../../platform/db/sql.ts';
import { clockLight } from '../clockLight.ts';
import { type ChaseKind, ChaseRecord, LateFiler } from './chaseContract.ts';
import { chaseColumns, chasesOf } from './chaseFiling.ts';
import type { FilingsApi } from './contract.ts';
import { FilingListItem } from './filingContract.ts';
import { filingRows } from './filingRows.ts';

type ListQuery = Input<typeof FilingsApi.list>['query'];
const Key = z.tuple([Day, z.uuid()]);
const Row = FilingListItem.omit({ light: true, chases: true, mayChase: true }).extend({
  isOpen: z.boolean(),
  isReceiver: z.boolean(),
  unit: z.enum(['working_day', 'day']),
  yellowLeft: z.number(),
  redLeft: z.number(),
  lateStep: z.enum(['deadline', 'report_up']),
});
const Chased = ChaseRecord.extend({ subject: z.string() });

/** Filings of one box; what is due first stands first, in `all` the latest first. Keyset paging. */
export async function listFilings(db: Db, actor: Actor, query: ListQuery, today: string) {
  const after = query.cursor ? decodeCursor(Key, query.cursor) : undefined;
  const rows = await many(db, Row, selectPage(actor, query, { after, today }));
  const page = rows.slice(0, query.limit);
  const chases = await many(db, Chased, selectChases(page.map(({ id }) => id)));
  const mayReceive = actor.permissions.has('naming.receive-filing');
  const items = page.map(({ isOpen, isReceiver, lateStep, unit, yellowLeft, redLeft, ...row }) => {
    const clock = { unit, yellowLeft, redLeft, pausedFrom: null };
    const mine = chases.filter(({ subject }) => subject === row.id);
    const reminders = mine.filter(({ kind }) => kind === 'remind').length;
    return {
      ...row,
      light: clockLight({ ...clock, dueOn: row.dueOn, stoppedOn: isOpen ? null : row.filedOn }, today),
      chases: mine,
      mayChase: isReceiver && mayReceive ? chasesOf({ isOpen, dueOn: row.dueOn, lateStep, reminders }, today) : [],
    };
  });
  const last = rows.length > query.limit ? items.at(-1) : undefined;
  return { items, next: last ? encodeCursor([last.dueOn, last.id]) : null, total: null };
}

/** What each box holds, over the columns of `filingRows`. */
function boxOf(actor: Actor, box: ListQuery['box']): Sql {
  const office = actor.organisationId;
  switch (box) {
    case 'inbox':
      return sql`((receiver_org_id = ${office} and state = 'filed') or (announcer_org_id = ${office} and state = 'accepted'))`;
    case 'outbox':
      return sql`(keeper_org_id = ${office} and state in ('draft', 'awaited', 'returned'))`;
    case 'late':
      return sql`(receiver_org_id = ${office} and "daysLate" > 0 and state not in ('draft', 'cancelled'))`;
    case 'all':
      return sql`true`;
  }
}

interface PageAt {
  after: z.infer<typeof Key> | undefined;
  today: string;
}

function selectPage(actor: Actor, { box, state, q, limit }: ListQuery, { after, today }: PageAt): Sql {
  const isLatestFirst = box === 'all';
  const beyond = (key: z.infer<typeof Key>) =>
    isLatestFirst
      ? sql`and ("dueOn", id) < (${key[0]}::date, ${key[1]}::uuid)`
      : sql`and ("dueOn", id) > (${key[0]}::date, ${key[1]}::uuid)`;
  return sql`
    with filed as (${filingRows(actor, today)})
    select * from filed
     where ${boxOf(actor, box)}
       ${state ? sql`and state = ${state}` : sql``}
       ${q ? sql`and ("filingNo" = ${q} or "documentNo" = ${q} or strpos(approver, ${q}) > 0 or exists (select 1 from unnest(names) n where strpos(n, ${q}) > 0))` : sql``}
       ${after ? beyond(after) : sql``}
     order by ${isLatestFirst ? sql`"dueOn" desc, id desc` : sql`"dueOn", id`}
     limit ${limit + 1}`;
}

const selectChases = (ids: readonly string[]): Sql => sql`
  select coalesce(filing_id, case_id) as subject, ${chaseColumns}
    from filing_chase where filing_id = any(${ids}::uuid[]) or case_id = any(${ids}::uuid[]) order by seq`;

/** The list of late filers (迟报清单) of this receiver: who was late or still is, the worst first. */
export const lateFilers = (db: Db, actor: Actor, today: string): Promise<LateFiler[]> =>
  many(
    db,
    LateFiler,
    sql`with late as (
          select r.* from (${filingRows(actor, today)}) r where ${boxOf(actor, 'late')})
        select filer, approver, (count(*) filter (where "isOpen"))::int as open,
               (count(*) filter (where not "isOpen"))::int as "filedLate", max("daysLate")::int as "mostDaysLate",
               sum((select count(*) from filing_chase h where (h.filing_id = late.id or h.case_id = late.id) and h.kind = 'remind'))::int as reminders,
               sum((select count(*) from filing_chase h where (h.filing_id = late.id or h.case_id = late.id) and h.kind <> 'remind'))::int as escalations
          from late group by filer, approver
         order by max("daysLate") desc, filer, approver`,
  );

const chased = (kind: ChaseKind): Sql => sql`
  array(select h.document_no from filing_chase h where (h.filing_id = late.id or h.case_id = late.id) and h.kind = ${kind}
         order by h.seq)`;

/** Every late filing of this receiver with the numbers of what was sent so far, the latest by days first. */
export const selectLateFilings = (actor: Actor, today: string): Sql => sql`
  with late as (
    select r.* from (${filingRows(actor, today)}) r where ${boxOf(actor, 'late')})
  select names, (select label_zh from category where id = late.category) as category, approver, filer, "documentNo", "approvedOn", "dueOn", "filedOn", "isOpen", "daysLate",
         ${chased('remind')} as reminders, ${chased('deadline')} as deadlines, ${chased('report_up')} as reports
    from late order by "isOpen" desc, "daysLate" desc, filer, id`;
