import type { PlaceCategory } from '../gazetteer/contract.ts';
import { genericTable } from '../gazetteer/genericTable.ts';
import type { NamingTables } from '../gazetteer/nameKeys.ts';
import { normaliseName } from '../gazetteer/normaliseName.ts';
import { plainSyllable } from '../gazetteer/plainSyllable.ts';
import { readingRegistry } from '../gazetteer/readingRegistry.ts';
import { type ForeignSound, foreignSounds } from './foreignSound.ts';
import { type LocalNameWords, nameWords } from './nameWords.ts';
import { narrowness } from './narrowness.ts';
import type {
  ExceptionRow,
  FeatureTypeRow,
  ForeignNameRow,
  GroundRow,
  LexiconRow,
  PlainGenericRow,
  RuleRow,
  RuleSet,
  ThresholdRow,
} from './ruleSet.ts';
import { type CompanyWords, companyWords } from './tradeName.ts';
import type { TransliterationOdds } from './transliteration.ts';
import { type WordIndex, wordIndex } from './wordIndex.ts';

/** A text that is looked for in names, and the list it comes from. */
export type Vocable =
  | { readonly list: 'word'; readonly row: LexiconRow }
  | { readonly list: 'exception'; readonly row: ExceptionRow }
  | { readonly list: 'foreign'; readonly row: ForeignNameRow };

/** A rule set prepared for fast asking; build it once and keep it. No functions in it: a thread gets a copy. */
export interface CompiledRuleSet {
  readonly version: string;
  /** Enabled rows of each rule, one a jurisdiction, the narrowest first: see `ruleIn`. A rule without any is not there. */
  readonly rules: ReadonlyMap<string, readonly RuleRow[]>;
  /** Lexicon words, exceptions and foreign names in one index: a name is read once for all of them. */
  readonly vocabulary: WordIndex<Vocable>;
  readonly sounds: WordIndex<LexiconRow>;
  /** The same without tones: what is not heard here is not heard at all. */
  readonly bareSounds: WordIndex<LexiconRow>;
  /** Pairs of sounds that a dialect does not tell apart. */
  readonly soundMergers: readonly LexiconRow[];
  readonly companyWords: CompanyWords;
  /** See `nameWordsIn`. */
  readonly nameWords: readonly LocalNameWords[];
  /** Lexicon rows of a rule that asks for its whole list: protected names, names of a plan. */
  readonly rowsByRule: ReadonlyMap<string, readonly LexiconRow[]>;
  /** Areas of another language of China: one row a beginning of a division code. */
  readonly areas: readonly ExceptionRow[];
  /** Exceptions for all names of a kind of place, by its word (文物古迹). */
  readonly kinds: ReadonlyMap<string, ExceptionRow>;
  /** Exceptions for all names that have stood for long, or have some legal status. */
  readonly standingRows: readonly ExceptionRow[];
  readonly foreignSounds: WordIndex<ForeignSound>;
  readonly transliteration: TransliterationOdds;
  /** By category; all of them for a name without one. */
  readonly thresholds: ReadonlyMap<PlaceCategory | undefined, readonly ThresholdRow[]>;
  readonly featureTypes: ReadonlyMap<string, FeatureTypeRow>;
  readonly grounds: ReadonlyMap<string, GroundRow>;
  /** Chinese of a source, by the source as rows name it. */
  readonly sources: ReadonlyMap<string, string>;
  /** Plain generic terms by category, the first to be offered first. */
  readonly plainGenerics: ReadonlyMap<string, readonly string[]>;
  readonly tables: NamingTables;
}

const chars = (row: { text: string }): string[] => [...normaliseName(row.text)];
/** One row a word, for rows that hold several of the same standing. */
const eachWord = <T extends { text: string }>(row: T): T[] => row.text.split(' ').map((text) => ({ ...row, text }));
const WRITTEN: ReadonlySet<LexiconRow['match']> = new Set(['exact', 'substring', 'prefix', 'suffix']);
const OF_NO_WORD: ReadonlySet<ExceptionRow['match']> = new Set(['area', 'feature_type', 'standing']);
const bySound = (row: LexiconRow): boolean => row.match === 'pinyin_tone' || row.match === 'pinyin_plain';
function byNarrowness(rules: readonly RuleRow[]): CompiledRuleSet['rules'] {
  const ids = new Set(rules.map(({ id }) => id));
  const rowsOf = (id: string): RuleRow[] => {
    const own = new Map(rules.filter((rule) => rule.id === id).map((rule) => [rule.jurisdiction, rule]));
    return [...own.values()].sort((a, b) => narrowness(b.jurisdiction) - narrowness(a.jurisdiction));
  };
  return new Map([...ids].map((id) => [id, rowsOf(id)]));
}
function rowsByRule(lexicon: readonly LexiconRow[]): CompiledRuleSet['rowsByRule'] {
  const lists = new Map<string, LexiconRow[]>();
  for (const row of lexicon) {
    for (const rule of row.rules) {
      const known = lists.get(rule);
      if (known) known.push(row);
      else lists.set(rule, [row]);
    }
  }
  return lists;
}
function byCategory(rows: readonly ThresholdRow[]): CompiledRuleSet['thresholds'] {
  const categories = new Set(rows.flatMap((row) => row.categories));
  const lists = [...categories].map((each) => [each, rows.filter((row) => row.categories.includes(each))] as const);
  return new Map<PlaceCategory | undefined, readonly ThresholdRow[]>([[undefined, rows], ...lists]);
}
function plainByCategory(rows: readonly PlainGenericRow[]): CompiledRuleSet['plainGenerics'] {
  const lists = new Map<string, string[]>();
  for (const { category, text } of rows.toSorted((a, b) => a.rank - b.rank)) {
    lists.set(category, [...(lists.get(category) ?? []), text]);
  }
  return lists;
}
function vocabulary(
  words: readonly LexiconRow[],
  exceptions: readonly ExceptionRow[],
  foreign: readonly ForeignNameRow[],
): WordIndex<Vocable> {
  const vocables: Vocable[] = [
    ...words.map((row) => ({ list: 'word' as const, row })),
    ...exceptions.map((row) => ({ list: 'exception' as const, row })),
    ...foreign.map((row) => ({ list: 'foreign' as const, row })),
  ];
  return wordIndex(vocables, ({ row }) => chars(row));
}
/** Rows in force on the day; without a day all that have been loaded count: whoever loads picks the day. */
const inForce =
  (on: string | undefined) =>
  ({ effectiveFrom, effectiveTo }: { effectiveFrom: string; effectiveTo: string | null }): boolean =>
    on === undefined || (effectiveFrom <= on && (effectiveTo === null || on < effectiveTo));

/**
 * Prepares a rule set: indexes, enabled rules only.
 * @param on day of the law applied (YYYY-MM-DD); rules and rows not in force on it are left out
 */
export function compileRuleSet(set: RuleSet, on?: string): CompiledRuleSet {
  const current = inForce(on);
  const lexicon = set.lexicon.filter((row) => row.enabled && current(row));
  const exceptions = set.exceptions.filter(current).flatMap(eachWord);
  const foreign = set.foreignNames.filter(current);
  return {
    version: set.version,
    rules: byNarrowness(set.rules.filter((rule) => rule.enabled && current(rule))),
    vocabulary: vocabulary(
      lexicon.filter(({ match }) => WRITTEN.has(match)),
      exceptions.filter(({ match }) => !OF_NO_WORD.has(match)),
      foreign.flatMap(eachWord),
    ),
    sounds: wordIndex(lexicon.filter(bySound), (row) => row.text.split(' ')),
    bareSounds: wordIndex(lexicon.filter(bySound), (row) => row.text.split(' ').map(plainSyllable)),
    companyWords: companyWords(lexicon),
    nameWords: nameWords(lexicon),
    soundMergers: lexicon.filter(({ match }) => match === 'merged_sounds'),
    rowsByRule: rowsByRule(lexicon),
    areas: exceptions.filter(({ match }) => match === 'area'),
    kinds: new Map(exceptions.filter(({ match }) => match === 'feature_type').map((row) => [row.text, row])),
    standingRows: exceptions.filter(({ match }) => match === 'standing'),
    foreignSounds: wordIndex(foreign.flatMap(foreignSounds), ({ syllables }) => syllables),
    transliteration: new Map(
      set.transliteration.flatMap(({ char, logOdds }) => char.split(' ').map((each) => [each, logOdds] as const)),
    ),
    thresholds: byCategory(set.thresholds.filter(current)),
    featureTypes: new Map(set.featureTypes.map((row) => [row.featureType, row])),
    grounds: new Map(set.grounds.map((row) => [row.id, row])),
    sources: new Map(set.sources.map(({ text, textZh }) => [text, textZh])),
    plainGenerics: plainByCategory(set.plainGenerics),
    tables: { generics: genericTable(set.generics), readings: readingRegistry(set.readings, set.polyphones) },
  };
}
