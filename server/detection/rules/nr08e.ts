import type { PlaceCategory } from '../../gazetteer/contract.ts';
import { isCountyOrAbove } from '../countyAndAbove.ts';
import type { Rule } from '../rule.ts';
import type { Subject } from '../subject.ts';
import { uniquenessRule } from '../uniquenessRule.ts';

const NO_SCOPE_IN_LAW: readonly PlaceCategory[] = ['park', 'protected_area', 'facility', 'other'];

// A sub-district, or a division whose generic term nobody knows: no other rule would compare it.
const holds = (subject: Subject): boolean => {
  const { category, generic } = subject;
  return (
    (category === 'division' && (generic?.startsWith('街道') === true || isNameless(subject))) ||
    (category !== undefined && NO_SCOPE_IN_LAW.includes(category))
  );
};

const isNameless = (subject: Subject): boolean => subject.generic === null && !isCountyOrAbove(subject);

const unique = uniquenessRule('NR-08e', holds, [...NO_SCOPE_IN_LAW, 'division']);

/**
 * What art. 9 gives no scope: sub-districts (in the province, as townships), parks, facilities, other entities (in the
 * county). Advice only (own decision, naming-rules.md section 3, notes 4 and 5). And what nobody has said the category of:
 * without it no rule of items 7 and 8 knows that it is asked, so this one says that nothing was compared.
 */
export const nr08e: Rule = {
  id: unique.id,
  speaksOf: ['others'],
  look: (subject, set, row) =>
    subject.category === undefined && subject.input.registerAsked === false
      ? [{ result: 'NO_CATEGORY', evidence: {} }]
      : unique.look(subject, set, row),
};
