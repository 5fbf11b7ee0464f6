import { z } from 'zod';
import { GenericRow } from '../../gazetteer/genericTable.ts';
import { PolyphoneRow, ReadingRow } from '../../gazetteer/readingRegistry.ts';
import { type Sql, sql } from '../../platform/db/sql.ts';
import type { RowKind } from '../ruleChangeContract.ts';
import {
  ExceptionRow,
  FeatureTypeRow,
  ForeignNameRow,
  GroundRow,
  LexiconRow,
  PlainGenericRow,
  RuleRow,
  type RuleSet,
  SourceRow,
  ThresholdRow,
  TransliterationRow,
} from '../ruleSet.ts';

/** The loader's schema of each kind: what does not fit here could not be loaded tomorrow. */
export const ROW_SCHEMA = {
  rule: RuleRow,
  lexicon: LexiconRow,
  threshold: ThresholdRow,
  exception: ExceptionRow,
  generic: GenericRow,
  foreign_name: ForeignNameRow,
  reading: ReadingRow,
  polyphone: PolyphoneRow,
  transliteration: TransliterationRow,
  feature_type: FeatureTypeRow,
  ground: GroundRow,
  source: SourceRow,
  plain_generic: PlainGenericRow,
} as const satisfies Record<RowKind, z.ZodObject>;

/** Where the rows of a kind stand in a rule set. */
export const LIST_OF: Readonly<Record<RowKind, Exclude<keyof RuleSet, 'version'>>> = {
  rule: 'rules',
  lexicon: 'lexicon',
  threshold: 'thresholds',
  exception: 'exceptions',
  generic: 'generics',
  foreign_name: 'foreignNames',
  reading: 'readings',
  polyphone: 'polyphones',
  transliteration: 'transliteration',
  feature_type: 'featureTypes',
  ground: 'grounds',
  source: 'sources',
  plain_generic: 'plainGenerics',
};

/** Kinds whose rows carry an id, a first day and a jurisdiction of their own. */
export const isDated = (kind: RowKind): boolean =>
  kind === 'rule' || kind === 'lexicon' || kind === 'threshold' || kind === 'exception';

const Named = z.object({
  titleZh: z.string().optional(),
  text: z.string().optional(),
  generic: z.string().optional(),
  char: z.string().optional(),
  featureType: z.string().optional(),
  groundZh: z.string().optional(),
});

// Rows of the foreign names hold hundreds of words.
const LONGEST_LABEL = 60;

/** The title, word, words or generic term of a row. */
export function wordOf(body: unknown): string {
  const { titleZh, text, generic, char, featureType, groundZh } = Named.parse(body);
  return titleZh ?? text ?? generic ?? char ?? featureType ?? groundZh ?? '';
}

/** What people call a row. */
export const labelOf = (body: unknown): string => wordOf(body).slice(0, LONGEST_LABEL);

/** The same in SQL, of the row under this alias. */
export const LABEL: Sql = sql`left(coalesce(r.body ->> 'titleZh', r.body ->> 'text', r.body ->> 'generic', r.body ->> 'char',
  r.body ->> 'featureType', r.body ->> 'groundZh', ''), ${LONGEST_LABEL}::int)`;

const Owned = z.object({
  jurisdiction: z.string().optional(),
  source: z.string().optional(),
  instrument: z.string().optional(),
});
/** Where a body holds and where it comes from; language facts hold everywhere. */
export function ownerOf(body: unknown): { jurisdiction: string; source: string } {
  const { jurisdiction = 'CN', source, instrument } = Owned.parse(body);
  return { jurisdiction, source: source ?? instrument ?? '' };
}
