import { alikeKeys } from '../gazetteer/alikeKey.ts';
import type { PointLineOrArea } from '../gazetteer/contract.ts';
import { namesInScope, namesInScopeOfMany, type ScopeAnswer, type ScopeQuery } from '../gazetteer/namesInScope.ts';
import { type ScopeMemory, scopeMemory } from '../gazetteer/scopeMemory.ts';
import { comparedCategories, uniqueScope } from '../gazetteer/uniqueScope.ts';
import type { Db } from '../platform/db/sql.ts';
import type { RegisterFacts } from './checkNames.ts';
import type { Subject } from './subject.ts';
import type { UndrawnName } from './undrawnName.ts';

export interface Whereabouts {
  /** Code of the county or township of the place. */
  division: string;
  geometry?: PointLineOrArea | undefined;
  /** The place itself, left out of the comparison. */
  self?: string | undefined;
  /** The name that the place bears, where the caller knows it: a scan looks at nothing else. */
  borne?: string | undefined;
  today: string;
  /** See `adjacentMetres`; absent: adjacent areas are not asked. */
  adjacentMetres?: number | undefined;
}

/**
 * What the register knows about a proposed name at a place: names in its legal scope, names of its divisions. One statement,
 * unless a division has changed since the last one.
 */
export async function registerFacts(db: Db, subject: Subject, where: Whereabouts): Promise<RegisterFacts> {
  const { division, today } = where;
  const memory = await scopeMemory(db, today);
  const first = await clashes(db, subject, where, memory);
  if (first.stamp === memory.stamp) return factsOf(first, memory, division);
  const renewed = await scopeMemory(db, today, first.stamp);
  return factsOf(await clashes(db, subject, where, renewed), renewed, division);
}

const factsOf = ({ names, adjacent }: ScopeAnswer, memory: ScopeMemory, division: string): RegisterFacts => ({
  ...{ inScope: names, localNames: memory.localNames(division), division },
  endedDivisions: memory.ended.get(division.slice(0, 4)),
  ...(adjacent.length > 0 ? { adjacent } : {}),
});

/** The same for many names whose places are not drawn, in their order: one statement, unless a division has changed. */
export async function registerFactsOfMany(
  db: Db,
  asked: readonly UndrawnName[],
  today: string,
): Promise<RegisterFacts[]> {
  const memory = await scopeMemory(db, today);
  const first = await clashesOfMany(db, asked, { memory, today });
  const stamp = first.find((answer) => answer.stamp !== memory.stamp)?.stamp;
  const renewed = stamp === undefined ? memory : await scopeMemory(db, today, stamp);
  const answers = stamp === undefined ? first : await clashesOfMany(db, asked, { memory: renewed, today });
  return asked.map(({ division }, i) => factsOf(answers[i] ?? nothing(renewed), renewed, division));
}

async function clashesOfMany(
  db: Db,
  asked: readonly UndrawnName[],
  { memory, today }: { memory: ScopeMemory; today: string },
): Promise<ScopeAnswer[]> {
  const queries = asked.map(({ subject, division }) => scopeQuery(subject, { division, today }, memory));
  const found = await namesInScopeOfMany(
    db,
    queries.filter((query) => query !== undefined),
  );
  return queries.map((query) => (query && found.shift()) ?? nothing(memory));
}

const nothing = ({ stamp }: ScopeMemory): ScopeAnswer => ({ stamp, names: [], adjacent: [] });

async function clashes(db: Db, subject: Subject, where: Whereabouts, memory: ScopeMemory): Promise<ScopeAnswer> {
  const query = scopeQuery(subject, where, memory);
  return query ? namesInScope(db, query) : nothing(memory);
}

/** What is asked about a name; undefined without a category, which alone has a scope. */
function scopeQuery(
  { category, keys, generic, dialectPlain }: Subject,
  { division, geometry, self, today, adjacentMetres }: Whereabouts,
  memory: ScopeMemory,
): ScopeQuery | undefined {
  if (category === undefined) return undefined;
  return {
    categories: comparedCategories(category),
    scope: uniqueScope(category, memory.scopeOf(category), generic),
    norm: keys.norm,
    alike: alikeKeys(keys.specificNorm, keys.norm, memory.localNames(division)),
    specificNorm: keys.specificNorm,
    pinyinPlain: [...keys.pinyinPlain, ...dialectPlain],
    geometry,
    countyCode: division.slice(0, 6),
    provinceCode: `${division.slice(0, 2)}0000`,
    self,
    today,
    adjacentMetres,
  };
}
