import { z } from 'zod';
import type { Question } from '../platform/db/askTogether.ts';
import { type Db, json, many, sql } from '../platform/db/sql.ts';
import type { CheckInput, Subject } from './subject.ts';
import type { UndrawnName } from './undrawnName.ts';

const Plan = z.object({ titles: z.string().array(), names: z.number(), includes: z.boolean() }).nullable();

/** The toponym plans in force for the category of a name whose division holds the place (TR art. 8, NP-08). */
export function planQuestion(
  { category, keys }: Subject,
  { division, today }: { division: string; today: string },
): Question<typeof Plan> | undefined {
  if (category === undefined) return undefined;
  return { value: sql`plan_here(${category}, ${division}, ${keys.norm}, ${today})`, answer: Plan };
}

const Found = z.object({ i: z.number(), plan: Plan });

/** The same for many names, in one statement, in the order asked; undefined where there is none. */
export async function plansHere(db: Db, asked: readonly UndrawnName[], today: string): Promise<CheckInput['plan'][]> {
  const rows = asked.flatMap(({ subject: { category, keys }, division }, i) =>
    category === undefined ? [] : [{ i, category, division, norm: keys.norm }],
  );
  if (rows.length === 0) return asked.map(() => undefined);
  const found = await many(
    db,
    Found,
    sql`select r.i, plan_here(r.category, r.division, r.norm, ${today}) as plan
          from jsonb_to_recordset(${json(rows)}) as r (i int, category text, division text, norm text)`,
  );
  const plans = new Map(found.map(({ i, plan }) => [i, plan ?? undefined]));
  return asked.map((_, i) => plans.get(i));
}
