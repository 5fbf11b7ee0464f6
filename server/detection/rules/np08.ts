import { normaliseName } from '../../gazetteer/normaliseName.ts';
import { inJurisdiction } from '../inJurisdiction.ts';
import type { Rule } from '../rule.ts';

const ID = 'NP-08';

/**
 * The name agrees with the approved toponym plan (地名方案, TR art. 8): the plans of the register, or names loaded as lexicon
 * rows of this rule with the division code of the plan as jurisdiction. Where there is no plan for the category the rule is
 * silent; so it is on the name that a place bears already, which no plan foresees.
 */
export const np08: Rule = {
  id: ID,
  look: ({ keys, text, category, input: { division, plan, presentName } }, set) => {
    if (presentName !== undefined && normaliseName(presentName) === keys.norm) return [];
    const span = { start: 0, end: text.length };
    const planned = (set.rowsByRule.get(ID) ?? []).filter(
      (row) =>
        category !== undefined && row.categories.includes(category) && inJurisdiction(row.jurisdiction, division),
    );
    const own = planned.find((row) => normaliseName(row.text) === keys.norm);
    const [first] = planned;
    if (!first && !plan) return [];
    const titles = [...(plan?.titles ?? []), ...(first ? [(own ?? first).source] : [])];
    const evidence = { plan: titles, names: planned.length + (plan?.names ?? 0), ...(own ? { lexicon: own.id } : {}) };
    return [{ result: own || plan?.includes ? 'IN_PLAN' : 'NOT_IN_PLAN', ...span, evidence }];
  },
};
