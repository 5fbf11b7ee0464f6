import { z } from 'zod';
import { type Db, json, many, sql } from '../platform/db/sql.ts';
import type { CheckInput } from './subject.ts';
import type { UndrawnName } from './undrawnName.ts';

const Plan = z.object({ i: z.number(), titles: z.string().array(), names: z.number(), includes: z.boolean() });

/**
 * The toponym plans in force for the category of each name whose division holds the place (TR art. 8, NP-08), in one
 * statement, in the order asked; undefined where there is none.
 */
export async function plansHere(db: Db, asked: readonly UndrawnName[], today: string): Promise<CheckInput['plan'][]> {
  const rows = asked.flatMap(({ subject: { category, keys }, division }, i) =>
    category === undefined ? [] : [{ i, category, division, norm: keys.norm }],
  );
  if (rows.length === 0) return asked.map(() => undefined);
  const found = await many(
    db,
    Plan,
    sql`with asked as (
          select * from jsonb_to_recordset(${json(rows)}) as r (i int, category text, division text, norm text)),
        held as materialized (
          select a.category, a.division, p.title || '（' || p.document_no || '）' as title, n.norm
            from (select distinct category, division from asked) a
            join toponym_plan p on (p.ends_on is null or p.ends_on >= ${today}::date)
             and starts_with(a.division, case when length(p.division_code) > 6 then p.division_code
                                              else regexp_replace(p.division_code, '(00)+$', '') end)
            join name_reservation r on r.plan_id = p.id and r.state <> 'expired'
            join place_name n on n.id = r.name_id and n.category = a.category)
        select a.i, s.titles, s.names,
               exists (select 1 from held h where h.category = a.category and h.division = a.division and h.norm = a.norm) as includes
          from asked a
          join (select category, division, array_agg(distinct title) as titles, count(*)::int as names
                  from held group by category, division) s using (category, division)`,
  );
  const plans = new Map(found.map(({ i, ...plan }) => [i, plan]));
  return asked.map((_, i) => plans.get(i));
}
