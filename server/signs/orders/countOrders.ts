import { z } from 'zod';
import type { Actor } from '../../accounts/actor.ts';
import { divisionPrefix } from '../../accounts/divisionPrefix.ts';
import type { Reply } from '../../platform/contract.ts';
import { type Db, many, sql } from '../../platform/db/sql.ts';
import { dueDay } from './dueDay.ts';
import { OrderState } from './orderContract.ts';
import { divisionName } from './orderRow.ts';
import { OrdersApi } from './ordersApiContract.ts';
import { visibleOrders } from './visibleOrders.ts';
import { workRules } from './workRules.ts';

type Counts = Reply<typeof OrdersApi.countOrders>;
const State = z.object({ state: OrderState, count: z.number().int(), late: z.number().int() });
const { maintainers: Maintainers, counties: Counties } = OrdersApi.countOrders.reply.shape;
const Waiting = z.object({ day: z.iso.date(), count: z.number().int() });

/** How many orders of the reader's divisions stand in each state, who has unfinished ones, and how many reports wait. */
export async function countOrders(db: Db, actor: Actor, today: string): Promise<Counts> {
  const visible = visibleOrders(actor);
  const unfinished = sql`${visible} and o.state in ('open', 'assigned', 'done')`;
  const states = await many(
    db,
    State,
    sql`select o.state, count(*)::int as count,
               (count(*) filter (where o.state in ('open', 'assigned', 'done') and o.due_on < ${today}::date))::int as late
          from sign_order o where ${visible} group by o.state`,
  );
  const maintainers = await many(
    db,
    Maintainers.element,
    sql`select o.maintainer as name, count(*)::int as orders from sign_order o
         where ${unfinished} and o.maintainer is not null group by o.maintainer order by 2 desc, 1 limit 200`,
  );
  const counties = await many(
    db,
    Counties.element,
    sql`select c.code, ${divisionName(sql`c.code`)} as name, c.orders
          from (select left(o.division_code, 6) as code, count(*)::int as orders from sign_order o where ${unfinished} group by 1) c
         order by c.code`,
  );
  const all = z.record(OrderState, z.number()).parse({
    ...Object.fromEntries(OrderState.options.map((state) => [state, 0])),
    ...Object.fromEntries(states.map(({ state, count }) => [state, count])),
  });
  const late = states.reduce((sum, state) => sum + state.late, 0);
  return { states: all, late, maintainers, counties, ...(await waitingReports(db, actor, today)) };
}

/** Reports that nobody has settled yet. */
async function waitingReports(
  db: Db,
  { divisionCode }: Actor,
  today: string,
): Promise<Pick<Counts, 'reports' | 'lateReports'>> {
  const days = await many(
    db,
    Waiting,
    sql`select (r.at at time zone 'Asia/Shanghai')::date as day, count(*)::int as count
          from sign_report r left join sign s on s.id = r.sign_id
         where r.open and (s.id is null or starts_with(s.division_code, ${divisionPrefix(divisionCode)}))
         group by 1`,
  );
  const { report_days: limit } = await workRules(db, divisionCode, today);
  const sum = (rows: typeof days) => rows.reduce((all, { count }) => all + count, 0);
  const isLate = ({ day }: { day: string }) => dueDay(day, limit.amount, limit.unit) < today;
  return { reports: sum(days), lateReports: sum(days.filter(isLate)) };
}
