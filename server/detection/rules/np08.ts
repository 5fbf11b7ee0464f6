import { normaliseName } from '../../gazetteer/normaliseName.ts';
import { inJurisdiction } from '../inJurisdiction.ts';
import type { Rule } from '../rule.ts';

const ID = 'NP-08';

/**
 * The name agrees with the approved toponym plan (地名方案, TR art. 8). Its names are lexicon rows of this rule with the
 * division code of the plan as jurisdiction, none shipped; where no plan for the category is loaded the rule is silent.
 */
export const np08: Rule = {
  id: ID,
  look: ({ keys, text, category, input: { division } }, set) => {
    const planned = (set.rowsByRule.get(ID) ?? []).filter(
      (row) =>
        category !== undefined && row.categories.includes(category) && inJurisdiction(row.jurisdiction, division),
    );
    const [first] = planned;
    if (!first) return [];
    const own = planned.find((row) => normaliseName(row.text) === keys.norm);
    const { id, source } = own ?? first;
    const evidence = { plan: source, names: planned.length, ...(own ? { lexicon: id } : {}) };
    return [{ result: own ? 'IN_PLAN' : 'NOT_IN_PLAN', start: 0, end: text.length, evidence }];
  },
};
