import type { RowBody, RowKind } from '#server/detection/ruleChangeContract.ts';

/** How a field of a row is edited. */
export type FieldType =
  | 'text'
  | 'long'
  | 'number'
  | 'switch'
  | 'choice'
  | 'words'
  | 'categories'
  | 'results'
  | 'parameters';

export const FIELD_NAMES = [
  ...['titleZh', 'title', 'class', 'instrumentZh', 'instrument', 'articleZh', 'article', 'enabled'],
  ...['exceptionSeverity', 'exceptionBasisZh', 'exceptionBasis'],
  ...['fallbackSeverity', 'fallbackBasisZh', 'fallbackBasis'],
  ...['parameters', 'results', 'text', 'match', 'part', 'categories', 'category', 'type', 'rules', 'severity'],
  ...[
    'source',
    'jurisdiction',
    'groundZh',
    'ground',
    'verified',
    'generic',
    'combine',
    'document',
    'minSiteSquareMetres',
  ],
  ...['maxSiteSquareMetres', 'minGrossFloorSquareMetres', 'maxGrossFloorSquareMetres', 'minStoreys'],
  ...['minHeightMetres', 'minLengthMetres', 'minOpenGroundSquareMetres', 'minGreenPercent', 'maxPlotRatio'],
  ...['maxCoveragePercent', 'conditionsZh', 'conditions', 'syllables', 'roman', 'status', 'kind', 'certainty'],
  ...['chineseNamesContaining', 'char', 'readings', 'logOdds', 'featureType', 'settlement', 'unit'],
  ...['textZh', 'rank'],
] as const;

export type FieldName = (typeof FIELD_NAMES)[number];
const HELPED = ['syllables', 'readings', 'jurisdiction', 'rules', 'source'] as const;
const SEVERAL_WORDS: ReadonlySet<RowKind> = new Set(['exception', 'foreign_name']);

/** Which help a field needs: `help.<name>`; none where it is plain. */
export function helpOf(kind: RowKind, field: FieldName): (typeof HELPED)[number] | 'words' | 'sounds' | undefined {
  if (field === 'text' && kind === 'lexicon') return 'sounds';
  if (field === 'text' && SEVERAL_WORDS.has(kind)) return 'words';
  return HELPED.find((name) => name === field);
}

export const CLASSES = ['大', '洋', '怪', '重'] as const;
export const SEVERITIES = ['PROHIBITED', 'ADVISE', 'HUMAN', 'NOTE', 'NEEDS_DATA'] as const;
const MATCHES = [
  ...(['exact', 'substring', 'prefix', 'suffix', 'pinyin_tone', 'pinyin_plain', 'merged_sounds'] as const),
  ...(['company_region', 'company_line', 'company_form'] as const),
  ...(['official_ending', 'plain_ending', 'kind_of_place', 'direction', 'size_word', 'similar_shape'] as const),
  ...(['number_series', 'number_part', 'number_door', 'number_counted', 'measure'] as const),
  ...(['numeral', 'numeral_ordinal', 'numeral_formal', 'numeral_measured'] as const),
  ...(['numeral_cheque', 'numeral_cheque_more', 'numeral_cheque_weak'] as const),
];
const EXCEPTION_MATCHES = [
  'exact',
  'substring',
  'prefix',
  'suffix',
  'crosses',
  'area',
  'feature_type',
  'standing',
] as const;
const PARTS = ['specific', 'generic', 'full'] as const;
const COMBINE = ['any', 'all'] as const;
const FOREIGN_KINDS = ['country', 'region', 'city', 'person', 'word'] as const;
const CERTAINTIES = ['strong', 'likely', 'famous', 'weak'] as const;
const STANDINGS = ['approved', 'proposed', 'review'] as const;
const UNITS = [
  ...(['province', 'prefecture', 'county', 'township', 'subdistrict'] as const),
  ...(['village', 'community', 'settlement'] as const),
] as const;
type OneOf<T extends readonly string[]> = T[number];
export type OptionCode = OneOf<
  | typeof CLASSES
  | typeof SEVERITIES
  | typeof MATCHES
  | typeof EXCEPTION_MATCHES
  | typeof PARTS
  | typeof COMBINE
  | typeof FOREIGN_KINDS
  | typeof CERTAINTIES
  | typeof STANDINGS
  | typeof UNITS
>;

export interface RowField {
  name: FieldName;
  type: FieldType;
  /** Codes to choose from; the words are `option.<code>`. */
  options?: readonly OptionCode[];
  /** An empty value is stored as null. */
  nullable?: true;
  required?: true;
  /** What rows mean that were stored before the field was known. */
  absent?: true;
  /** Fields that stand together under one heading and are folded away while empty. */
  more?: true;
}

const need = (name: FieldName, type: FieldType = 'text', options?: readonly OptionCode[]): RowField => ({
  ...{ name, type, required: true },
  ...(options ? { options } : {}),
});
const may = (name: FieldName, type: FieldType = 'text', options?: readonly OptionCode[]): RowField => ({
  ...{ name, type, nullable: true },
  ...(options ? { options } : {}),
});
const more = (name: FieldName, type: FieldType = 'number'): RowField => ({ name, type, nullable: true, more: true });

const SOURCE = [need('source'), need('jurisdiction')];

/** The form of each kind of row, in the order in which one thinks of it. */
export const ROW_FIELDS: Readonly<Record<RowKind, readonly RowField[]>> = {
  rule: [
    need('titleZh'),
    need('title'),
    need('enabled', 'switch'),
    may('class', 'choice', CLASSES),
    need('instrumentZh'),
    need('articleZh'),
    need('instrument'),
    need('article'),
    { name: 'verified', type: 'switch', absent: true },
    need('jurisdiction'),
    { name: 'parameters', type: 'parameters' },
    need('results', 'results'),
    { name: 'exceptionSeverity', type: 'choice', options: SEVERITIES, more: true },
    { name: 'exceptionBasisZh', type: 'long', more: true },
    { name: 'exceptionBasis', type: 'long', more: true },
    { name: 'fallbackSeverity', type: 'choice', options: SEVERITIES, more: true },
    { name: 'fallbackBasisZh', type: 'long', more: true },
    { name: 'fallbackBasis', type: 'long', more: true },
  ],
  lexicon: [
    need('text'),
    need('enabled', 'switch'),
    need('severity', 'choice', SEVERITIES),
    need('match', 'choice', MATCHES),
    need('part', 'choice', PARTS),
    may('type', 'choice', CLASSES),
    need('rules', 'words'),
    need('categories', 'categories'),
    ...SOURCE,
  ],
  exception: [
    need('text'),
    need('match', 'choice', EXCEPTION_MATCHES),
    need('rules', 'words'),
    need('groundZh'),
    need('ground'),
    { name: 'verified', type: 'switch', absent: true },
    ...SOURCE,
  ],
  threshold: [
    need('generic'),
    need('severity', 'choice', SEVERITIES),
    need('categories', 'categories'),
    need('document'),
    need('combine', 'choice', COMBINE),
    may('minSiteSquareMetres', 'number'),
    may('minGrossFloorSquareMetres', 'number'),
    may('minStoreys', 'number'),
    may('minLengthMetres', 'number'),
    ...[more('maxSiteSquareMetres'), more('maxGrossFloorSquareMetres'), more('minHeightMetres')],
    ...[more('minOpenGroundSquareMetres'), more('minGreenPercent'), more('maxPlotRatio'), more('maxCoveragePercent')],
    { name: 'conditionsZh', type: 'long', more: true },
    { name: 'conditions', type: 'long', more: true },
    ...SOURCE,
  ],
  generic: [need('text'), need('syllables'), need('categories', 'categories'), need('source')],
  foreign_name: [
    need('text'),
    need('kind', 'choice', FOREIGN_KINDS),
    need('certainty', 'choice', CERTAINTIES),
    need('chineseNamesContaining', 'number'),
    ...SOURCE,
  ],
  reading: [need('text'), need('syllables'), need('status', 'choice', STANDINGS), may('roman'), need('source')],
  polyphone: [need('char'), need('readings'), need('source')],
  transliteration: [need('char'), need('logOdds', 'number')],
  feature_type: [
    need('featureType'),
    need('category', 'categories'),
    need('settlement', 'switch'),
    may('unit', 'choice', UNITS),
  ],
  ground: [need('groundZh', 'long'), need('ground', 'long'), need('source')],
  source: [need('text', 'long'), need('textZh', 'long')],
  plain_generic: [need('text'), need('category', 'categories'), need('rank', 'number'), need('source')],
};

/** A new row of a kind: the usual answers, so that only what is particular must be typed. */
export const NEW_ROW: Readonly<Record<RowKind, RowBody>> = {
  rule: {},
  lexicon: {
    ...{ text: '', match: 'substring', part: 'specific', categories: ['residential_area', 'building', 'street'] },
    ...{ type: null, rules: [], severity: 'HUMAN', source: '', jurisdiction: 'CN' },
  },
  exception: {
    text: '',
    match: 'substring',
    rules: [],
    groundZh: '',
    ground: '',
    verified: true,
    source: '',
    jurisdiction: 'CN',
  },
  threshold: {
    ...{ generic: '', categories: ['residential_area', 'building'], combine: 'any', severity: 'HUMAN', document: '' },
    ...{ minSiteSquareMetres: null, minGrossFloorSquareMetres: null, minStoreys: null, minLengthMetres: null },
    ...{ source: '', jurisdiction: 'CN' },
  },
  generic: { text: '', syllables: '', categories: ['residential_area'], source: '' },
  foreign_name: {
    ...{ text: '', kind: 'city', certainty: 'strong', chineseNamesContaining: 0, source: '', jurisdiction: 'CN' },
  },
  reading: { text: '', syllables: '', roman: null, status: 'proposed', source: '' },
  polyphone: { char: '', readings: '', source: '' },
  transliteration: { char: '', logOdds: 1 },
  ground: { ground: '', groundZh: '', source: '' },
  source: { text: '', textZh: '' },
  plain_generic: { text: '', category: 'street', rank: 1, source: '' },
  feature_type: { featureType: '', category: 'other', settlement: false, unit: null },
};
