import { alikeKeys } from '../gazetteer/alikeKey.ts';
import type { PointLineOrArea } from '../gazetteer/contract.ts';
import { namesInScope } from '../gazetteer/namesInScope.ts';
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
  today: string;
}

/**
 * What the register knows about a proposed name at a place: names in its legal scope, names of its divisions. One statement,
 * unless a division has changed since the last one.
 */
export async function registerFacts(db: Db, subject: Subject, where: Whereabouts): Promise<RegisterFacts> {
  const { division, today } = where;
  const memory = await scopeMemory(db, today);
  const first = await clashes(db, subject, where, memory);
  if (first.stamp === memory.stamp) {
    return { inScope: first.names, localNames: memory.localNames(division), division };
  }
  const renewed = await scopeMemory(db, today, first.stamp);
  const { names } = await clashes(db, subject, where, renewed);
  return { inScope: names, localNames: renewed.localNames(division), division };
}

type Clashes = Awaited<ReturnType<typeof namesInScope>>;

async function clashes(
  db: Db,
  { category, keys, generic, dialectPlain }: Subject,
  { division, geometry, self, today }: Whereabouts,
  memory: ScopeMemory,
): Promise<Clashes> {
  if (category === undefined) return { stamp: memory.stamp, names: [] };
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
  });
}
