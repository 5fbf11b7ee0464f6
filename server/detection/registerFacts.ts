import { alikeKeys } from '../gazetteer/alikeKey.ts';
import type { PointLineOrArea } from '../gazetteer/contract.ts';
import { namesInScope, type ScopeAnswer } from '../gazetteer/namesInScope.ts';
import { type ScopeMemory, scopeMemory } from '../gazetteer/scopeMemory.ts';
import { comparedCategories, uniqueScope } from '../gazetteer/uniqueScope.ts';
import type { Db } from '../platform/db/sql.ts';
import type { RegisterFacts } from './checkNames.ts';
import type { Subject } from './subject.ts';

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

async function clashes(
  db: Db,
  { category, keys, generic, dialectPlain }: Subject,
  { division, geometry, self, today, adjacentMetres }: Whereabouts,
  memory: ScopeMemory,
): Promise<ScopeAnswer> {
  if (category === undefined) return { stamp: memory.stamp, names: [], adjacent: [] };
  return namesInScope(db, {
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
  });
}
