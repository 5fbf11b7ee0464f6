import type { PlaceCategory } from '../gazetteer/contract.ts';
import { comparison } from './comparison.ts';
import type { CompiledRuleSet } from './compileRuleSet.ts';
import { dialectVariants } from './dialectVariants.ts';
import { inJurisdiction } from './inJurisdiction.ts';
import { nameWordsIn } from './nameWordsIn.ts';
import type { Hit, Rule } from './rule.ts';
import type { LexiconRow } from './ruleSet.ts';
import type { NameInScope, Subject } from './subject.ts';

const SCOPE_WORDS: Readonly<Record<string, { scope: string; scopeZh: string }>> = {
  nation: { scope: 'nation', scopeZh: '全国' },
  province: { scope: 'province', scopeZh: '自治区（省）范围' },
  county: { scope: 'county', scopeZh: '本县（市、区）' },
  // naming-rules.md section 3, note 1: a county is no built-up area, so a person judges.
  county_fallback: { scope: 'county, no built-up area known', scopeZh: '本县（市、区），未确定建成区' },
};

/** The scope in words; a built-up area comes with its own name. */
const scopeWords = (scope: string): Hit['evidence'] => SCOPE_WORDS[scope] ?? { scope };

/** Sound mergers listed for the rule and the place. */
function mergersHere(id: string, { dialectPlain, input }: Subject, { soundMergers }: CompiledRuleSet): LexiconRow[] {
  if (dialectPlain.length === 0) return [];
  return soundMergers.filter(
    ({ rules, jurisdiction }) => rules.includes(id) && inJurisdiction(jurisdiction, input.division),
  );
}

/** The mergers without which the two names would not sound the same: pair of sounds, row and source. */
function mergersAtWork({ keys }: Subject, other: NameInScope, mergers: readonly LexiconRow[]): Hit['evidence'] {
  const needed = mergers.filter((merger) => {
    const without = mergers.filter((each) => each !== merger);
    return !dialectVariants(keys.pinyinPlain, without).some((reading) => other.pinyinPlain.includes(reading));
  });
  return {
    mergedSounds: needed.map(({ text }) => text.replace(' ', '/')),
    lexicon: needed.map(({ id }) => id),
    source: [...new Set(needed.map(({ source }) => source))],
  };
}

/**
 * A rule of TR art. 9 items 7 and 8 for some categories. The register has already selected the names inside the scope
 * (nation, province, county, built-up area); here they are only compared. One finding for each name that clashes.
 */
export const uniquenessRule = (
  id: string,
  holdsFor: (subject: Subject) => boolean,
  categories: readonly PlaceCategory[],
): Rule => ({
  id,
  speaksOf: ['others'],
  look: (subject, set) => {
    if (!holdsFor(subject)) return [];
    if (subject.input.registerAsked === false) return [{ result: 'NOT_COMPARED', evidence: {} }];
    const others = (subject.input.inScope ?? []).filter(({ category }) => categories.includes(category));
    if (others.length === 0) return [];
    const mergers = mergersHere(id, subject, set);
    const dialect = dialectVariants(subject.keys.pinyinPlain, mergers);
    const ears = { words: nameWordsIn(set, subject.input.division), dialect };
    return others.flatMap((other): Hit[] => {
      const result = comparison(subject, other, ears);
      if (result === null) return [];
      const { name, scope, status, divisionName } = other;
      const evidence = { other: name, ...scopeWords(scope), status, divisionName, readings: other.pinyinTone };
      const sounds = result === 'HOMOPHONE_DIALECT' ? mergersAtWork(subject, other, mergers) : {};
      const hit = { result, start: 0, end: subject.text.length, evidence: { ...evidence, ...sounds }, clash: other };
      // What is no clash in the legal scope is none in the larger one.
      return [scope === 'county_fallback' && result !== 'DIRECTION_PAIR' ? { ...hit, scopeStandsIn: true } : hit];
    });
  },
});
