import type { PlaceCategory } from '../gazetteer/contract.ts';
import { splitName } from '../gazetteer/splitName.ts';
import type { CompiledRuleSet } from './compileRuleSet.ts';
import { groundOf } from './groundOf.ts';
import type { Hit } from './rule.ts';
import { isOfficial, type Subject } from './subject.ts';

/** Form rules of other places, which say of their own endings whether they may be: 山, 湖, 区 after a quarter. */
const OWN_RULES = ['GF-2', 'GF-3'];

// One category of the law (TR art. 3(6)), two of the register.
const ESTATE: readonly PlaceCategory[] = ['residential_area', 'building'];

/**
 * A name that ends in no generic term of its category but in that of another (裕民小区 for a street). Silent for category
 * `other`, whose terms are open.
 */
export function wrongGeneric(subject: Subject, set: CompiledRuleSet): Hit[] {
  const { name, category, generic, text } = subject;
  if (category === undefined || category === 'other' || generic !== null) return [];
  const word = splitName(name, undefined, set.tables.generics).generic;
  if (ESTATE.includes(category) && ESTATE.some((each) => splitName(name, each, set.tables.generics).generic)) return [];
  if (word === null || OWN_RULES.some((rule) => set.rowsByRule.get(rule)?.some((row) => row.text === word))) return [];
  const exception = isOfficial(subject) ? groundOf(subject, 'official_name') : undefined;
  const start = text.length - [...word].length;
  return [{ result: 'WRONG_GENERIC', start, end: text.length, evidence: { word }, exception }];
}
