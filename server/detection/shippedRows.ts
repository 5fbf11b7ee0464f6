import type { RowKind } from './ruleChangeContract.ts';
import type { RuleSet } from './ruleSet.ts';

/** A row as it ships, and as a new register keeps it. */
export interface ShippedRow {
  kind: RowKind;
  id: string;
  version: number;
  jurisdiction: string;
  valid_from: string;
  valid_to: string | null;
  source: string;
  body: unknown;
}
interface Dated {
  version?: number;
  jurisdiction?: string;
  effectiveFrom?: string;
  effectiveTo?: string | null;
  source?: string;
  instrument?: string;
}

// Rows without dates of their own are language facts, not law: they hold from the Toponym Regulations on.
const DEFAULT_FROM = '2022-05-01';

const rowsOf = <T extends object>(
  kind: RowKind,
  items: readonly (T & Dated)[],
  id: (item: T, at: number) => string,
): ShippedRow[] =>
  items.map((item, at) => ({
    kind,
    id: id(item, at),
    version: item.version ?? 1,
    jurisdiction: item.jurisdiction ?? 'CN',
    valid_from: item.effectiveFrom ?? DEFAULT_FROM,
    valid_to: item.effectiveTo ?? null,
    source: item.source ?? item.instrument ?? 'data/',
    body: item,
  }));

// Enough to know a row by; rows of many words would not fit into an address.
const LONGEST_ID = 40;
// The position keeps the order of the file, which decides between equal rows, and tells homonymous rows apart.
const numbered = (text: string, at: number): string =>
  `${String(at).padStart(6, '0')}:${[...text].slice(0, LONGEST_ID).join('')}`;

/** All rows of a rule set in the order of their files. */
export const shippedRows = (set: RuleSet): ShippedRow[] => [
  ...rowsOf('rule', set.rules, (row, at) => numbered(row.id, at)),
  ...rowsOf('lexicon', set.lexicon, (row, at) => numbered(row.id, at)),
  ...rowsOf('exception', set.exceptions, (row, at) => numbered(row.id, at)),
  ...rowsOf('threshold', set.thresholds, (row, at) => numbered(row.id, at)),
  ...rowsOf('generic', set.generics, (row, at) => numbered(row.text, at)),
  ...rowsOf('reading', set.readings, (row, at) => numbered(row.text, at)),
  ...rowsOf('polyphone', set.polyphones, (row, at) => numbered(row.char, at)),
  ...rowsOf('foreign_name', set.foreignNames, (row, at) => numbered(row.text, at)),
  ...rowsOf('transliteration', set.transliteration, (row, at) => numbered(row.char, at)),
  ...rowsOf('ground', set.grounds, (row, at) => numbered(row.id, at)),
  ...rowsOf('source', set.sources, (row, at) => numbered(row.text, at)),
  ...rowsOf('plain_generic', set.plainGenerics, (row, at) => numbered(row.text, at)),
  ...rowsOf('feature_type', set.featureTypes, (row, at) => numbered(row.featureType, at)),
];
