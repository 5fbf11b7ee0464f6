import type { CompiledRuleSet } from './compileRuleSet.ts';
import { rowsDecide } from './rowsDecide.ts';

export const ADJACENT_RULE = 'NR-08f';

/** Does the row of a division make a name in an adjacent area grave by itself? A scan need not ask about them otherwise. */
export const adjacentDecides = (set: CompiledRuleSet, division: string | undefined): boolean =>
  rowsDecide(set, ADJACENT_RULE, division);
