import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import { PlaceCategory } from '../gazetteer/contract.ts';
import { genericRowsFromFiles, polyphoneRowsFromFiles, readingRowsFromFiles } from '../gazetteer/loadNamingTables.ts';
import { RuleRow, RuleSet } from './ruleSet.ts';

const text = (path: string): string =>
  readFileSync(fileURLToPath(new URL(`../../data/${path}`, import.meta.url)), 'utf8');

const list = z.string().transform((value) => value.split(';').filter((part) => part !== ''));
const categories = list.pipe(PlaceCategory.array());
const numberOrNull = z.string().transform((value) => (value === '' ? null : Number(value)));
const orNull = z.string().transform((value) => (value === '' ? null : value));

/** Columns of the files are snake_case, fields camelCase. */
const camel = (name: string): string => name.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());

function rows<T extends z.ZodType>(path: string, row: T): z.output<T>[] {
  const parsed: unknown = parse(text(path), {
    columns: (names: string[]) => names.map(camel),
    bom: true,
    skip_empty_lines: true,
  });
  return z.array(row).parse(parsed);
}

const UNIQUE_NAMES = ['NR-07', 'NR-08a', 'NR-08b', 'NR-08c', 'NR-08d', 'NR-08e'];
const SHAPES = 'characters that are confused in writing, compiled for this project';

const LexiconFile = z.looseObject({ categories, rules: list, type: orNull, effectiveTo: orNull });
const ChoiceFile = LexiconFile.extend({ enabled: z.string().transform((value) => value === 'yes') });
// A character is in one set at most, so the first one names it.
const ShapeFile = z.object({ characters: z.string() }).transform(({ characters }) => ({
  ...{
    id: `SS-${[...characters][0]}`,
    text: characters,
    match: 'similar_shape',
    part: 'full',
    categories: [],
    type: null,
  },
  ...{ rules: UNIQUE_NAMES, severity: 'NOTE', source: SHAPES, jurisdiction: 'CN', effectiveFrom: '2022-05-01' },
}));
const ExceptionFile = z.looseObject({ rules: list, effectiveTo: orNull });
const StandingFile = ExceptionFile.extend({ verified: z.string().transform((value) => value === 'yes') });
const ThresholdFile = z
  .looseObject({
    categories,
    minSiteM2: numberOrNull,
    maxSiteM2: numberOrNull,
    minGfaM2: numberOrNull,
    maxGfaM2: numberOrNull,
    minStoreys: numberOrNull,
    minHeightM: numberOrNull,
    minLengthM: numberOrNull,
    minOpenGroundM2: numberOrNull,
    minGreenPercent: numberOrNull,
    maxPlotRatio: numberOrNull,
    maxCoveragePercent: numberOrNull,
    effectiveTo: orNull,
  })
  .transform((row) => ({
    ...row,
    minSiteSquareMetres: row.minSiteM2,
    maxSiteSquareMetres: row.maxSiteM2,
    minGrossFloorSquareMetres: row.minGfaM2,
    maxGrossFloorSquareMetres: row.maxGfaM2,
    minHeightMetres: row.minHeightM,
    minLengthMetres: row.minLengthM,
    minOpenGroundSquareMetres: row.minOpenGroundM2,
  }));
const ForeignFile = z.looseObject({
  chineseNamesContaining: z.coerce.number(),
  sounds: z.string().transform((value) => (value === '' ? undefined : value)),
  effectiveTo: orNull,
});
const OddsFile = z.looseObject({ logOdds: z.coerce.number() });
const FeatureFile = z.looseObject({ settlement: z.string().transform((value) => value === 'yes'), unit: orNull });

const PlainFile = z.looseObject({ rank: z.coerce.number() });

const FILES = [
  'rules/rules.json',
  'rules/thresholds.csv',
  'lexicons/lexicon.csv',
  'lexicons/near-sounds.csv',
  'lexicons/company-words.csv',
  'lexicons/name-words.csv',
  'shapes/similar-shapes.csv',
  'lexicons/exceptions.csv',
  'lexicons/foreign-names.csv',
  'lexicons/transliteration-ngrams.csv',
  'lexicons/exceptions-languages.csv',
  'lexicons/exceptions-standing.csv',
  'lexicons/grounds.csv',
  'lexicons/sources.csv',
  'generics/plain-generics.csv',
  'generics/generics.csv',
  'generics/feature-types.csv',
  'readings/readings.csv',
  'readings/polyphones.csv',
];

/** Version of the rules and, since a changed word changes results too, a checksum over all the files. */
const versionOf = (stated: string): string => {
  const hash = createHash('sha256');
  for (const file of FILES) hash.update(text(file));
  return `${stated}+${hash.digest('hex').slice(0, 12)}`;
};

/** The rule set that ships in data/: for seeding the register, the command line and tests. Throws when a row does not fit. */
export function loadRuleSet(): RuleSet {
  const { version, rules } = z
    .object({ version: z.string(), rules: RuleRow.array() })
    .parse(JSON.parse(text('rules/rules.json')));
  return RuleSet.parse({
    version: versionOf(version),
    rules,
    lexicon: [
      ...rows('lexicons/lexicon.csv', LexiconFile),
      ...rows('lexicons/near-sounds.csv', ChoiceFile),
      ...rows('lexicons/company-words.csv', LexiconFile),
      ...rows('lexicons/name-words.csv', LexiconFile),
      ...rows('shapes/similar-shapes.csv', ShapeFile),
    ],
    exceptions: [
      ...rows('lexicons/exceptions.csv', ExceptionFile),
      ...rows('lexicons/exceptions-languages.csv', ExceptionFile),
      ...rows('lexicons/exceptions-standing.csv', StandingFile),
    ],
    thresholds: rows('rules/thresholds.csv', ThresholdFile),
    generics: genericRowsFromFiles(),
    readings: readingRowsFromFiles(),
    polyphones: polyphoneRowsFromFiles(),
    foreignNames: rows('lexicons/foreign-names.csv', ForeignFile),
    transliteration: rows('lexicons/transliteration-ngrams.csv', OddsFile),
    grounds: rows('lexicons/grounds.csv', z.looseObject({})),
    sources: rows('lexicons/sources.csv', z.looseObject({})),
    plainGenerics: rows('generics/plain-generics.csv', PlainFile),
    featureTypes: rows('generics/feature-types.csv', FeatureFile),
  });
}
