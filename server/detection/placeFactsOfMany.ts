import { z } from 'zod';
import { type Db, json, many, sql } from '../platform/db/sql.ts';
import { charactersHere } from './charactersHere.ts';
import type { RegisterFacts } from './checkNames.ts';
import type { CompiledRuleSet } from './compileRuleSet.ts';
import { entityNames } from './entityNames.ts';
import { plansHere } from './plansHere.ts';
import type { UndrawnName } from './undrawnName.ts';

type Facts = Pick<RegisterFacts, 'entities' | 'plan' | 'localCharacters'>;

/**
 * What `placeFacts` says of names whose places are not drawn, for many at once, in their order: a famous entity in the name
 * of a division (NR-09), rare characters of the county (NR-03b), approved plans (NP-08). A statement for each rule, not for
 * each name. What needs a shape (NR-10, GF-8, CHONG-1, CHONG-2) is asked by neither.
 */
export async function placeFactsOfMany(
  db: Db,
  set: CompiledRuleSet,
  asked: readonly UndrawnName[],
  today: string,
): Promise<Facts[]> {
  const entities = set.rules.has('NR-09') ? await entitiesHere(db, asked, today) : [];
  const characters = await charactersHere(db, asked, today);
  const plans = set.rules.has('NP-08') ? await plansHere(db, asked, today) : [];
  return asked.map((_, i) => ({
    ...(entities[i] ? { entities: entities[i] } : {}),
    ...(characters[i] ? { localCharacters: characters[i] } : {}),
    ...(plans[i] ? { plan: plans[i] } : {}),
  }));
}

const Entity = z.object({ i: z.number(), name: z.string(), isInside: z.boolean().nullable() });

/** Entities that divisions would be named after, as the register knows them, and whether they touch the division. */
async function entitiesHere(db: Db, asked: readonly UndrawnName[], today: string): Promise<Facts['entities'][]> {
  const rows = asked.flatMap(({ subject, division }, i) =>
    subject.category === 'division' ? [{ i, ...entityNames(subject), division }] : [],
  );
  const found =
    rows.length === 0
      ? []
      : await many(
          db,
          Entity,
          sql`select r.i, n.name, bool_or(st_intersects(p.geom, d.geom)) as "isInside"
                from jsonb_to_recordset(${json(rows)}) as r (i int, famous text[], specific text, division text)
                join place_name n on n.norm = any(r.famous || r.specific) and n.status = 'standard'
                join place p on p.id = n.place_id and p.geom is not null
                 and ((n.norm = any(r.famous) and p.category <> 'division')
                      or (n.norm = r.specific and p.category = 'natural_entity' and n.province_code = left(r.division, 2) || '0000'))
                left join division d on d.code = r.division and d.valid @> ${today}::date
               group by r.i, n.name`,
        );
  return asked.map(({ subject: { category } }, i) =>
    category === 'division'
      ? found.filter((row) => row.i === i).map(({ name, isInside }) => ({ name, isInside }))
      : undefined,
  );
}
