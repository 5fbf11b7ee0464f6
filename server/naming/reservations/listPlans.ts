import type { Actor } from '../../accounts/actor.ts';
import { divisionPrefix } from '../../accounts/divisionPrefix.ts';
import { type Db, many, one, type Sql, sql } from '../../platform/db/sql.ts';
import { ToponymPlan } from './reservationContract.ts';

/** The plans that hold in the actor's divisions or over them, the newest first, with how many of their names are still free. */
export async function listPlans(db: Db, actor: Actor): Promise<{ items: ToponymPlan[] }> {
  const prefix = divisionPrefix(actor.divisionCode);
  const items = await many(
    db,
    ToponymPlan,
    sql`${selectPlans} where starts_with(p.division_code, ${prefix}) or starts_with(${prefix}::text, regexp_replace(p.division_code, '(00)+$', ''))
        order by p.approved_on desc, p.id limit 500`,
  );
  return { items };
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
