import { normaliseName } from '../../gazetteer/normaliseName.ts';
import { inJurisdiction } from '../inJurisdiction.ts';
import type { Rule } from '../rule.ts';
import type { LexiconRow } from '../ruleSet.ts';

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
    const rows = (set.rowsByRule.get(ID) ?? []).filter(
      (row) =>
        category !== undefined && row.categories.includes(category) && inJurisdiction(row.jurisdiction, division),
    );
    const plans = plan ? [...rows.map(ofRow), plan] : rows.map(ofRow);
    if (plans.length === 0) return [];
    const isIn = rows.some((row) => normaliseName(row.text) === keys.norm) || plan?.includes === true;
    const titles = [...new Set(plans.flatMap((each) => each.titles))];
    const names = plans.reduce((sum, each) => sum + each.names, 0);
    const span = { start: 0, end: text.length };
    return [{ result: isIn ? 'IN_PLAN' : 'NOT_IN_PLAN', ...span, evidence: { plan: titles, names } }];
  },
};

const ofRow = ({ source }: LexiconRow): { titles: string[]; names: number } => ({ titles: [source], names: 1 });
