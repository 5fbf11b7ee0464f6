import { alikeKeys } from '../gazetteer/alikeKey.ts';
import {
  namesInScopeOfMany,
  type ScopeAnswer,
  type ScopeQuery,
  scopeQuestion,
  subjectShape,
} from '../gazetteer/namesInScope.ts';
import { type ScopeMemory, scopeMemory } from '../gazetteer/scopeMemory.ts';
import { comparedCategories, uniqueScope } from '../gazetteer/uniqueScope.ts';
import { askTogether } from '../platform/db/askTogether.ts';
import type { Db } from '../platform/db/sql.ts';
import type { RegisterFacts } from './checkNames.ts';
import type { CompiledRuleSet } from './compileRuleSet.ts';
import { placeFactsIn, placeQuestions } from './placeFacts.ts';
import type { Subject } from './subject.ts';
import type { UndrawnName } from './undrawnName.ts';
import type { Whereabouts } from './whereabouts.ts';

/**
 * What the register knows about a proposed name at a place: names in its legal scope, names of its divisions, and what the
 * rules ask about the place itself (`placeQuestions`). One statement, unless a division has changed since the last one.
 */
export async function registerFacts(
  db: Db,
  set: CompiledRuleSet,
  subject: Subject,
  where: Whereabouts,
): Promise<RegisterFacts> {
  const { division, today } = where;
  const memory = await scopeMemory(db, today);
  const first = await ask(db, set, { subject, where, memory });
  if (first.scope.stamp === memory.stamp) return { ...factsOf(first.scope, memory, division), ...first.place };
  const renewed = await scopeMemory(db, today, first.scope.stamp);
  const { scope, place } = await ask(db, set, { subject, where, memory: renewed });
  return { ...factsOf(scope, renewed, division), ...place };
}

interface Asking {
  subject: Subject;
  where: Whereabouts;
  memory: ScopeMemory;
}

async function ask(
  db: Db,
  set: CompiledRuleSet,
  { subject, where, memory }: Asking,
): Promise<{ scope: ScopeAnswer; place: RegisterFacts }> {
  const query = scopeQuery(subject, where, memory);
  const { inScope, ...place } = await askTogether(db, subjectShape(where.geometry), {
    ...placeQuestions(set, subject, where),
    inScope: query ? scopeQuestion(query) : undefined,
  });
  return {
    scope: inScope ?? nothing(memory),
    place: placeFactsIn(place, subject),
  };
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
