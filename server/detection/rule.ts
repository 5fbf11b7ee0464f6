import type { CompiledRuleSet } from './compileRuleSet.ts';
import type { Finding } from './contract.ts';
import type { ExceptionRow, RuleRow } from './ruleSet.ts';
import { SILENCE } from './soundsIn.ts';
import { isEstate, type NameInScope, type Subject } from './subject.ts';

/** An exception in words. */
type StatedException = Pick<ExceptionRow, 'ground' | 'groundZh' | 'source'> & Partial<Pick<ExceptionRow, 'verified'>>;

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
  exception?: StatedException | undefined;
  evidence: Record<string, unknown>;
  clash?: NameInScope;
}

/** What some rules speak of and most names do not have. */
export const ASPECTS = {
  /** Words of the lexicon. */
  words: ({ words }) => words.length > 0,
  /** Words that are heard in it. */
  sounds: ({ sounds }) => sounds !== SILENCE,
  /** Foreign names. */
  foreign: ({ foreign }) => foreign.length > 0,
  /** Letters, digits, symbols, characters outside the standard table. */
  unusual: ({ isStandard }) => !isStandard,
  /** Names in its scope of uniqueness, or nobody who would have asked for them. */
  others: ({ input }) => input.registerAsked === false || (input.inScope?.length ?? 0) > 0,
  /** It is a quarter or a building. */
  estate: isEstate,
} satisfies Record<string, (subject: Subject) => boolean>;

/** One rule: its id from the naming rules and the question it asks. Pure; decides nothing. */
export interface Rule {
  readonly id: string;
  /** Says nothing about a name without one of these, so that it need not be asked; absent: always asked. */
  readonly speaksOf?: readonly (keyof typeof ASPECTS)[];
  /** @param row the rule as it holds in the division of the subject: its figures are the law there */
  readonly look: (subject: Subject, set: CompiledRuleSet, row: RuleRow) => Hit[];
}
