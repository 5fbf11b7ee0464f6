import { normaliseName } from '../../gazetteer/normaliseName.ts';
import type { CompiledRuleSet } from '../compileRuleSet.ts';
import { isCountyOrAbove } from '../countyAndAbove.ts';
import type { Rule } from '../rule.ts';
import type { Subject } from '../subject.ts';
import { uniquenessRule } from '../uniquenessRule.ts';

const unique = uniquenessRule('NR-07', (subject) => subject.category === 'natural_entity' || isCountyOrAbove(subject), [
  'natural_entity',
  'division',
]);

// The list of famous entities is that of NR-09.
const isFamous = ({ keys }: Subject, { rowsByRule }: CompiledRuleSet): boolean =>
  (rowsByRule.get('NR-09') ?? []).some((row) => normaliseName(row.text) === keys.norm);

/**
 * Famous natural entities and divisions of county level and above: unique in the whole country (TR art. 9(7)). Another
 * natural entity (a second 清水河) is compared there all the same, and a person judges: the row's `fallbackSeverity`.
 */
export const nr07: Rule = {
  id: unique.id,
  speaksOf: ['others'],
  look: (subject, set, row) => {
    const hits = unique.look(subject, set, row);
    if (hits.length === 0 || subject.category !== 'natural_entity' || isFamous(subject, set)) return hits;
    return hits.map((hit) => (hit.clash ? { ...hit, scopeStandsIn: true } : hit));
  },
};
