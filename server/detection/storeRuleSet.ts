import { z } from 'zod';
import { type Db, json, maybeOne, run, sql } from '../platform/db/sql.ts';
import { loadRuleSet } from './loadRuleSet.ts';
import type { RuleSet } from './ruleSet.ts';

/**
 * Puts the shipped rules, lexicons, thresholds and readings into a register that has none yet. From then on the rows are
 * the bureau's: a later change of law is a row with its own dates, never a new program.
 */
export async function storeRuleSet(tx: Db, now: string): Promise<void> {
  const stored = await maybeOne(
    tx,
    z.object({ version: z.string() }),
    sql`select version from rule_set order by loaded_at desc limit 1`,
  );
  if (stored) return;
  const set = loadRuleSet();
  const rows = ruleRows(set);
  await run(tx, insertRows(rows));
  await run(tx, sql`insert into rule_set (version, loaded_at, rows) values (${set.version}, ${now}, ${rows.length})`);
}

interface Row {
  kind: string;
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
  kind: string,
  items: readonly (T & Dated)[],
  id: (item: T, at: number) => string,
): Row[] =>
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

const ruleRows = (set: RuleSet): Row[] => [
  ...rowsOf('rule', set.rules, (row, at) => numbered(row.id, at)),
  ...rowsOf('lexicon', set.lexicon, (row, at) => numbered(row.id, at)),
  ...rowsOf('exception', set.exceptions, (row, at) => numbered(row.id, at)),
  ...rowsOf('threshold', set.thresholds, (row, at) => numbered(row.id, at)),
  ...rowsOf('generic', set.generics, (row, at) => numbered(row.text, at)),
  ...rowsOf('reading', set.readings, (row, at) => numbered(row.text, at)),
  ...rowsOf('polyphone', set.polyphones, (row, at) => numbered(row.char, at)),
  ...rowsOf('foreign_name', set.foreignNames, (row, at) => numbered(row.text, at)),
  ...rowsOf('transliteration', set.transliteration, (row, at) => numbered(row.char, at)),
  ...rowsOf('feature_type', set.featureTypes, (row, at) => numbered(row.featureType, at)),
];

const insertRows = (rows: readonly Row[]) => sql`
  insert into rule_row (kind, id, version, jurisdiction, valid, source, body)
  select kind, id, version, jurisdiction, daterange(valid_from, valid_to), source, body
    from jsonb_to_recordset(${json(rows)}) as r (kind text, id text, version int, jurisdiction text, valid_from date,
      valid_to date, source text, body jsonb)`;
