import type { Db } from '../platform/db/sql.ts';
import { charactersHere } from './charactersHere.ts';
import type { RegisterFacts } from './checkNames.ts';
import type { CompiledRuleSet } from './compileRuleSet.ts';
import { entitiesNamed } from './entitiesNamed.ts';
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
  const entities = set.rules.has('NR-09') ? await entitiesNamed(db, asked, today) : [];
  const characters = await charactersHere(db, asked, today);
  const plans = set.rules.has('NP-08') ? await plansHere(db, asked, today) : [];
  return asked.map((_, i) => ({
    ...(entities[i] ? { entities: entities[i] } : {}),
    ...(characters[i] ? { localCharacters: characters[i] } : {}),
    ...(plans[i] ? { plan: plans[i] } : {}),
  }));
}
