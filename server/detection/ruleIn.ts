import type { CompiledRuleSet } from './compileRuleSet.ts';
import { inJurisdiction } from './inJurisdiction.ts';
import type { RuleRow } from './ruleSet.ts';

/** Of the rows of one rule, the narrowest first, the one that holds in a division; without a division a general one. */
export const rowIn = (rows: readonly RuleRow[], division: string | undefined): RuleRow | undefined =>
  rows.find(({ jurisdiction }) => inJurisdiction(jurisdiction, division));

/** The row of a rule that holds in a division; undefined where the rule is off or another place's. */
export const ruleIn = (set: CompiledRuleSet, id: string, division: string | undefined): RuleRow | undefined =>
  rowIn(set.rules.get(id) ?? [], division);
