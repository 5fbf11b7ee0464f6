import type { CompiledRuleSet } from './compileRuleSet.ts';

/** Can a rule ask for an officer by itself, as its rows stand? One that only notes lists no name in a scan. */
export const rowsDecide = (set: CompiledRuleSet, rule: string): boolean =>
  set.rules.get(rule)?.results.some(({ level }) => level === 'block' || level === 'review') ?? false;
