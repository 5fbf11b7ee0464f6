import { normaliseName } from '../../gazetteer/normaliseName.ts';
import { inJurisdiction } from '../inJurisdiction.ts';
import type { Rule } from '../rule.ts';

const ID = 'NP-06';

/**
 * A name of historical and cultural value is generally not given up (TR art. 10). Seen when the place bears a standard
 * name that is another one; the protection list (保护名录) are lexicon rows of this rule, none shipped.
 */
export const np06: Rule = {
  id: ID,
  look: ({ keys, text, input: { presentName, division } }, set) => {
    const present = normaliseName(presentName ?? '');
    if (present === '' || present === keys.norm) return [];
    const listed = (set.rowsByRule.get(ID) ?? []).find(
      (row) => inJurisdiction(row.jurisdiction, division) && normaliseName(row.text) === present,
    );
    const span = { start: 0, end: text.length };
    if (!listed) return [{ result: 'RENAMING', ...span, evidence: { other: presentName } }];
    return [{ result: 'LISTED', ...span, evidence: { other: presentName, lexicon: listed.id, source: listed.source } }];
  },
};
