import { z } from 'zod';
import { type Db, many, one, sql } from '../platform/db/sql.ts';
import { type CompiledRuleSet, compileRuleSet } from './compileRuleSet.ts';
import { RuleSet } from './ruleSet.ts';

const Version = z.object({ version: z.string() });
const Row = z.object({ kind: z.string(), body: z.unknown() });

const FIELDS: Record<string, keyof RuleSet> = {
  rule: 'rules',
  lexicon: 'lexicon',
  exception: 'exceptions',
  threshold: 'thresholds',
  generic: 'generics',
  reading: 'readings',
  polyphone: 'polyphones',
  foreign_name: 'foreignNames',
  transliteration: 'transliteration',
  feature_type: 'featureTypes',
  ground: 'grounds',
  source: 'sources',
  plain_generic: 'plainGenerics',
};

const CURRENT = sql`select version from rule_set order by loaded_at desc, seq desc limit 1`;

/** The rule set of the register as valid on a day, not compiled. @throws Error when the register has no rules yet */
export async function storedRules(db: Db, day: string): Promise<RuleSet> {
  const { version } = await one(db, Version, CURRENT);
  return storedRuleSet(db, version, day);
}

/**
 * The rules in force from the register's own rows, compiled once per version and day and then kept. The version is asked
 * each time, so that a change at the rule desk takes force in every process with the next check.
 */
export function ruleSource(today: () => string): (db: Db) => Promise<CompiledRuleSet> {
  let kept: { key: string; set: CompiledRuleSet } | undefined;
  return async (db) => {
    const { version } = await one(db, Version, CURRENT);
    const day = today();
    const key = `${version} ${day}`;
    if (kept?.key !== key) kept = { key, set: compileRuleSet(await storedRuleSet(db, version, day), day) };
    return kept.set;
  };
}

const emptyList = (): unknown[] => [];

async function storedRuleSet(db: Db, version: string, day: string): Promise<RuleSet> {
  const rows = await many(
    db,
    Row,
    sql`select kind, body from rule_row where valid @> ${day}::date order by kind, id, version`,
  );
  const fields = Object.values(FIELDS).map((field) => [field, emptyList()] as const);
  const lists = new Map<string, unknown[]>(fields);
  for (const { kind, body } of rows) lists.get(FIELDS[kind] ?? '')?.push(body);
  return RuleSet.parse({ version, ...Object.fromEntries(lists) });
}
