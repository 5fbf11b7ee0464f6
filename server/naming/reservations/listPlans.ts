import { z } from 'zod';
import type { Actor } from '../../accounts/actor.ts';
import { divisionPrefix } from '../../accounts/divisionPrefix.ts';
import { Day, type Input } from '../../platform/contract.ts';
import { decodeCursor, encodeCursor } from '../../platform/db/cursor.ts';
import { type Db, many, one, type Sql, sql } from '../../platform/db/sql.ts';
import { type ReservationApi, ToponymPlan } from './reservationContract.ts';

const Key = z.tuple([Day, z.uuid()]);

/** The plans that hold in the actor's divisions or over them, the newest first, with how many of their names are still free. Keyset paging. */
export async function listPlans(db: Db, actor: Actor, query: Input<typeof ReservationApi.plans>['query']) {
  const prefix = divisionPrefix(actor.divisionCode);
  const after = query.cursor ? decodeCursor(Key, query.cursor) : undefined;
  const rows = await many(
    db,
    ToponymPlan,
    sql`${selectPlans}
         where (starts_with(p.division_code, ${prefix}) or starts_with(${prefix}::text, regexp_replace(p.division_code, '(00)+$', '')))
           ${after ? sql`and (p.approved_on, p.id) < (${after[0]}::date, ${after[1]}::uuid)` : sql``}
         order by p.approved_on desc, p.id desc limit ${query.limit + 1}`,
  );
  const items = rows.slice(0, query.limit);
  const last = rows.length > query.limit ? items.at(-1) : undefined;
  return { items, next: last ? encodeCursor([last.approvedOn, last.id]) : null, total: null };
}

export const planById = (db: Db, id: string): Promise<ToponymPlan> =>
  one(db, ToponymPlan, sql`${selectPlans} where p.id = ${id}`);

const selectPlans: Sql = sql`
  select p.id, p.title, coalesce(d.path, p.division_code) as "divisionName", p.document_no as "documentNo", p.approver,
         p.approved_on as "approvedOn", p.ends_on as "endsOn", coalesce(h.names, 0)::int as names, coalesce(h.free, 0)::int as free
    from toponym_plan p
    left join division d on d.code = p.division_code and upper_inf(d.valid)
    left join lateral (select count(*) as names, count(*) filter (where state = 'free') as free
                         from name_reservation where plan_id = p.id) h on true`;
