import { z } from 'zod';
import { type Db, many, maybeOne, one, type Sql, sql } from '../../platform/db/sql.ts';
import { type CompiledRuleSet, compileRuleSet } from '../compileRuleSet.ts';
import { RowKind } from '../ruleChangeContract.ts';
import { RuleSet } from '../ruleSet.ts';
import { LIST_OF } from './rowKinds.ts';

/** A row in force, by the key under which it is stored. */
export const StoredRow = z.object({ kind: RowKind, id: z.string(), version: z.number(), body: z.unknown() });
export type StoredRow = z.infer<typeof StoredRow>;

const SetKey = z.object({ version: z.string(), seq: z.coerce.number() });
export type SetKey = z.infer<typeof SetKey>;

/** The rule set in force now. @throws Error when the register has no rules yet */
export const currentRuleSet = (db: Db): Promise<SetKey> =>
  one(db, SetKey, sql`select version, seq from rule_set order by loaded_at desc, seq desc limit 1`);

/**
 * The rows that a rule set held on a day: later changes do not show, whatever they closed. Undefined when this register
 * never had the set.
 */
export async function ruleRowsAt(db: Db, version: string, day: string): Promise<StoredRow[] | undefined> {
  const set = await maybeOne(db, SetKey, sql`select version, seq from rule_set where version = ${version}`);
  return set && many(db, StoredRow, selectAt(set.seq, day));
}

/** Rows in the order of the files they came from, as a rule set. @throws ZodError when they do not make one */
export function toRuleSet(version: string, rows: readonly Pick<StoredRow, 'kind' | 'body'>[]): RuleSet {
  const lists = new Map<string, unknown[]>(Object.values(LIST_OF).map((list) => [list, []]));
  for (const { kind, body } of rows) lists.get(LIST_OF[kind])?.push(body);
  return RuleSet.parse({ version, ...Object.fromEntries(lists) });
}

const MOST_KEPT = 4;
const kept = new WeakMap<object, Map<string, Promise<CompiledRuleSet | undefined>>>();

/** The rules of a past day and version, for replays; the last few are kept. Undefined when the set is unknown. */
export function rulesAt(db: Db, version: string, day: string): Promise<CompiledRuleSet | undefined> {
  const sets = kept.get(db) ?? new Map<string, Promise<CompiledRuleSet | undefined>>();
  kept.set(db, sets);
  const key = `${version} ${day}`;
  const found = sets.get(key) ?? compileAt(db, version, day);
  sets.delete(key);
  sets.set(key, found);
  // A failed read must not be remembered.
  found.catch(() => sets.delete(key));
  for (const old of [...sets.keys()].slice(0, -MOST_KEPT)) sets.delete(old);
  return found;
}

async function compileAt(db: Db, version: string, day: string): Promise<CompiledRuleSet | undefined> {
  const rows = await ruleRowsAt(db, version, day);
  return rows && compileRuleSet(toRuleSet(version, rows), day);
}

// A row without recorded ranges was never touched: its own range has held since it was loaded. One whose first recorded
// range is later than the set did not exist in it.
const selectAt = (seq: number, day: string): Sql => sql`
  select r.kind, r.id, r.version, r.body
    from rule_row r
    left join lateral (
      select true as touched, (array_agg(v.valid order by v.set_seq desc) filter (where v.set_seq <= ${seq}))[1] as valid
        from rule_row_validity v
       where v.kind = r.kind and v.id = r.id and v.version = r.version
      having count(*) > 0) k on true
   where case when k.touched then k.valid @> ${day}::date else r.valid @> ${day}::date end
   order by r.kind, r.id, r.version`;
