import type { CompiledRuleSet } from './compileRuleSet.ts';
import { ruleIn } from './ruleIn.ts';

/** Can a rule ask for an officer by itself, as its row stands in a division? One that only notes lists no name in a scan. */
export const rowsDecide = (set: CompiledRuleSet, rule: string, division: string | undefined): boolean =>
  ruleIn(set, rule, division)?.results.some(({ level }) => level === 'block' || level === 'review') ?? false;
