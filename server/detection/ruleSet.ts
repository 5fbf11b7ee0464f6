import { z } from 'zod';
import { PlaceCategory } from '../gazetteer/contract.ts';
import { GenericRow } from '../gazetteer/genericTable.ts';
import { PolyphoneRow, ReadingRow } from '../gazetteer/readingRegistry.ts';
import { Day } from '../platform/contract.ts';
import { DefectClass, Level, Severity } from './contract.ts';

/** The first day on which a row does not hold any more; rows stored before it was known have none. */
const EffectiveTo = Day.nullable().default(null);

/** One thing a rule may find: how grave it is and how it is said. `{name}` in a text is filled from the facts of the hit. */
export const ResultRow = z.object({
  result: z.string().min(1),
  severity: Severity,
  level: Level,
  message: z.string(),
  messageZh: z.string(),
  advice: z.string().nullable(),
  adviceZh: z.string().nullable(),
});
export type ResultRow = z.infer<typeof ResultRow>;

/** One rule as data: the id names the file under rules/ that looks; everything a law may change stands here. */
export const RuleRow = z.object({
  id: z.string().min(1),
  version: z.number().int().positive(),
  title: z.string(),
  titleZh: z.string(),
  class: DefectClass.nullable(),
  instrument: z.string(),
  instrumentZh: z.string().default(''),
  article: z.string(),
  /** Empty in rows stored before there were two: then `article` holds both, see `inTwoLanguages`. */
  articleZh: z.string().default(''),
  /** false: nobody here has read the instrument itself, or it is not known to be in force. */
  verified: z.boolean().default(true),
  jurisdiction: z.string(),
  effectiveFrom: Day,
  effectiveTo: Day.nullable(),
  enabled: z.boolean(),
  /** Figures of the rule that a law may change: lengths, shares. */
  parameters: z.record(z.string(), z.number()).default({}),
  results: ResultRow.array().min(1),
  /** How grave a finding is that an exception covers, and on what ground: rows from before it was written here made notes. */
  exceptionSeverity: Severity.default('NOTE'),
  exceptionBasis: z.string().default(''),
  exceptionBasisZh: z.string().default(''),
  /** The same where the county stands in for a built-up area that is not known: a person judges. */
  fallbackSeverity: Severity.default('HUMAN'),
  fallbackBasis: z.string().default(''),
  fallbackBasisZh: z.string().default(''),
});
export type RuleRow = z.infer<typeof RuleRow>;

/**
 * Words by which rules read a name (`nameWords`): several in one row with spaces between them. Nothing is found by them alone.
 * similar_shape: a set of characters misread for each other, without spaces (己已巳).
 */
export const NameWordMatch = z.enum([
  ...(['official_ending', 'plain_ending', 'kind_of_place', 'direction', 'size_word', 'similar_shape'] as const),
  ...(['number_series', 'number_part', 'number_door', 'number_counted', 'measure'] as const),
  ...(['numeral', 'numeral_ordinal', 'numeral_formal', 'numeral_measured'] as const),
  ...(['numeral_cheque', 'numeral_cheque_more', 'numeral_cheque_weak'] as const),
]);
export type NameWordMatch = z.infer<typeof NameWordMatch>;

export const LexiconRow = z.object({
  id: z.string().min(1),
  text: z.string().min(1),
  /**
   * company_region, company_line, company_form: what stands in a company's name before and behind its trade name (NR-06).
   * merged_sounds: two sounds of pinyin that the local dialect does not tell apart, `in ing` (HOMOPHONE_DIALECT).
   */
  match: z.enum([
    ...(['exact', 'substring', 'prefix', 'suffix', 'pinyin_tone', 'pinyin_plain', 'merged_sounds'] as const),
    ...(['company_region', 'company_line', 'company_form'] as const),
    ...NameWordMatch.options,
  ]),
  part: z.enum(['specific', 'generic', 'full']),
  categories: PlaceCategory.array(),
  type: DefectClass.nullable(),
  rules: z.string().array().min(1),
  severity: Severity,
  source: z.string().min(1),
  /** CN, a division code prefix, or `default`: a rule of another place shipped as a starting point, to be switched off. */
  jurisdiction: z.string().min(1),
  effectiveFrom: Day,
  effectiveTo: EffectiveTo,
  /** false: shipped as a choice and not asked before a bureau switches it on. */
  enabled: z.boolean().default(true),
});
export type LexiconRow = z.infer<typeof LexiconRow>;

export const ExceptionRow = z.object({
  id: z.string().min(1),
  /** One word, or several with spaces between them. */
  text: z.string().min(1),
  /**
   * crosses: the word belongs with its neighbour (英|国际, 玉皇|庄), so that the hit is no word at all; area: the text is the
   * beginning of a division code, and names that only sound foreign are native there; feature_type: the text is the word
   * for a kind of place, and the exception covers the whole name; standing: the text is a day before which the name must
   * have stood, or the legal status that it must have, and the exception covers the whole name.
   */
  match: z.enum(['exact', 'substring', 'prefix', 'suffix', 'crosses', 'area', 'feature_type', 'standing']),
  /** Rule ids, or `*`. */
  rules: z.string().array().min(1),
  /** `{since}` is filled with the day since when the name stands. */
  ground: z.string(),
  groundZh: z.string(),
  source: z.string().min(1),
  /** false: nobody has read the text that would settle it, which the finding then says. */
  verified: z.boolean().default(true),
  jurisdiction: z.string(),
  effectiveFrom: Day,
  effectiveTo: EffectiveTo,
});
export type ExceptionRow = z.infer<typeof ExceptionRow>;

const Bound = z.number().nonnegative().nullable();
/** A bound that rows stored before it was known do not have. */
const LaterBound = Bound.default(null);
export const ThresholdRow = z.object({
  id: z.string().min(1),
  generic: z.string().min(1),
  categories: PlaceCategory.array(),
  minSiteSquareMetres: Bound,
  maxSiteSquareMetres: LaterBound,
  minGrossFloorSquareMetres: Bound,
  maxGrossFloorSquareMetres: LaterBound,
  minStoreys: Bound,
  minHeightMetres: LaterBound,
  minLengthMetres: Bound,
  /** any: one measure reached is enough; all: every one is needed. */
  combine: z.enum(['any', 'all']),
  /** Demanded beside the size: public open ground, green space, plot ratio, coverage; and what no figure tells, in words. */
  minOpenGroundSquareMetres: LaterBound,
  minGreenPercent: LaterBound,
  maxPlotRatio: LaterBound,
  maxCoveragePercent: LaterBound,
  conditions: z.string().default(''),
  conditionsZh: z.string().default(''),
  severity: Severity,
  jurisdiction: z.string().min(1),
  document: z.string(),
  effectiveFrom: Day,
  effectiveTo: EffectiveTo,
  source: z.string().min(1),
});
export type ThresholdRow = z.infer<typeof ThresholdRow>;

export const ForeignNameRow = z.object({
  /** One name, or several of the same standing with spaces between them. */
  text: z.string().min(1),
  kind: z.enum(['country', 'region', 'city', 'person', 'word']),
  /** strong: only foreign; likely: short and little known; famous: well known, yet found in Chinese names; weak: rather Chinese. */
  certainty: z.enum(['strong', 'likely', 'famous', 'weak']),
  chineseNamesContaining: z.number().int().nonnegative(),
  /** Toneless syllables of each name in turn, joined by hyphens; absent where nobody would hear the name in another. */
  sounds: z.string().optional(),
  source: z.string().min(1),
  /** Rows stored before these were written hold as they always did: everywhere, from the criteria on. */
  jurisdiction: z.string().min(1).default('CN'),
  effectiveFrom: Day.default('2018-12-10'),
  effectiveTo: EffectiveTo,
});
export type ForeignNameRow = z.infer<typeof ForeignNameRow>;

/** Characters, or pairs of neighbours, of the same log-odds, with spaces between them. */
export const TransliterationRow = z.object({ char: z.string().min(1), logOdds: z.number() });

export const FeatureTypeRow = z.object({
  featureType: z.string().min(1),
  category: PlaceCategory,
  settlement: z.boolean(),
  /** Kind of administrative unit, null for anything else. */
  unit: z
    .enum(['province', 'prefecture', 'county', 'township', 'subdistrict', 'village', 'community', 'settlement'])
    .nullable(),
});
export type FeatureTypeRow = z.infer<typeof FeatureTypeRow>;

/** What a rule may say for a name by itself, without an exception row that names the word. */
const GroundId = z.enum([
  ...(['official_name', 'other_category', 'common_word', 'local_character'] as const),
  // inside_division: rows stored before NR-09 knew no such exception.
  ...(['inside_division', 'estate_part', 'door_number'] as const),
]);
/** The wording of such a ground; `{names}` is filled. Where the row is gone the rule makes no exception. */
export const GroundRow = z.object({
  id: GroundId,
  ground: z.string(),
  groundZh: z.string(),
  source: z.string().min(1),
});
export type GroundRow = z.infer<typeof GroundRow>;

/** A source as rows name it, and in Chinese: one row for all rows that name it. */
export const SourceRow = z.object({ text: z.string().min(1), textZh: z.string().min(1) });
export type SourceRow = z.infer<typeof SourceRow>;

/** A generic term that needs no size, offered with names that are suggested; the lowest rank first. */
export const PlainGenericRow = z.object({
  text: z.string().min(1),
  category: PlaceCategory,
  rank: z.number().int().positive(),
  source: z.string().min(1),
});
export type PlainGenericRow = z.infer<typeof PlainGenericRow>;

/** Everything the engine knows that is not code. Loaded from files or from the register; an argument either way. */
export const RuleSet = z.object({
  version: z.string(),
  rules: RuleRow.array(),
  lexicon: LexiconRow.array(),
  exceptions: ExceptionRow.array(),
  thresholds: ThresholdRow.array(),
  generics: GenericRow.array(),
  readings: ReadingRow.array(),
  polyphones: PolyphoneRow.array(),
  foreignNames: ForeignNameRow.array(),
  transliteration: TransliterationRow.array(),
  featureTypes: FeatureTypeRow.array(),
  grounds: GroundRow.array(),
  sources: SourceRow.array(),
  plainGenerics: PlainGenericRow.array(),
});
export type RuleSet = z.infer<typeof RuleSet>;
