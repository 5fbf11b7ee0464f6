import { z } from 'zod';
import { type Db, many, sql } from '../../platform/db/sql.ts';

const PlanName = z.object({ name: z.string(), placeId: z.string(), reservation: z.string(), title: z.string() });
export type PlanName = z.infer<typeof PlanName>;

/** Names of approved toponym plans for the category here that no case has drawn yet (TR art. 8), in the order of the alphabet. */
export const planNames = (
  db: Db,
  { category, division, today, most }: { category: string; division: string; today: string; most: number },
): Promise<PlanName[]> =>
  many(
    db,
    PlanName,
    sql`select n.name, r.place_id as "placeId", r.id as reservation, p.title
          from toponym_plan p join name_reservation r on r.plan_id = p.id join place_name n on n.id = r.name_id
         where r.state = 'free' and n.category = ${category} and (p.ends_on is null or p.ends_on >= ${today}::date)
           and starts_with(${division}, case when length(p.division_code) > 6 then p.division_code
                                             else regexp_replace(p.division_code, '(00)+$', '') end)
         order by n.pinyin_key, n.id limit ${most}`,
  );
