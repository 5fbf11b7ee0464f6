import type { CompiledRuleSet } from './compileRuleSet.ts';
import { inJurisdiction } from './inJurisdiction.ts';
import { type NameWords, NO_NAME_WORDS } from './nameWords.ts';

/** The words by which a name is read in a division: those of the narrowest jurisdiction that has any, and of all around it. */
export const nameWordsIn = ({ nameWords }: CompiledRuleSet, division: string | undefined): NameWords =>
  nameWords.find(({ jurisdiction }) => inJurisdiction(jurisdiction, division))?.words ?? NO_NAME_WORDS;
