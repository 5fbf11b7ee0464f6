import type { CompiledRuleSet } from './compileRuleSet.ts';
import type { Finding } from './contract.ts';
import type { ExceptionRow } from './ruleSet.ts';
import type { NameInScope, Subject } from './subject.ts';

/** What a rule saw, before severity and wording come from the data rows. */
export interface Hit {
  /** Names the result row of the rule. */
  result: string;
  /** Code points of the normalised text, end exclusive. */
  start?: number;
  end?: number;
  /** Severity of the lexicon or threshold row, where that row decides. */
  severity?: Finding['severity'];
  /** The legal scope is not known and a larger one stands in: how grave that is, the rule row says. */
  scopeStandsIn?: boolean;
  /** An exception that applies: how grave the finding then is, the rule row says. */
  exception?: Pick<ExceptionRow, 'ground' | 'groundZh' | 'source'> | undefined;
  evidence: Record<string, unknown>;
  clash?: NameInScope;
}

/** One rule: its id from the naming rules and the question it asks. Pure; decides nothing. */
export interface Rule {
  readonly id: string;
  readonly look: (subject: Subject, set: CompiledRuleSet) => Hit[];
}
