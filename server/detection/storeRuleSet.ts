import { z } from 'zod';
import { type Db, json, many, maybeOne, run, sql } from '../platform/db/sql.ts';
import { loadRuleSet } from './loadRuleSet.ts';
import { isNameWord } from './nameWords.ts';
import { NameWordMatch } from './ruleSet.ts';
import { type ShippedRow, shippedRows } from './shippedRows.ts';

/**
 * Puts the shipped rules, lexicons, thresholds and readings into a register that has none yet. From then on the rows are
 * the bureau's: a later change of law is a row with its own dates, never a new program.
 */
export async function storeRuleSet(tx: Db, now: string): Promise<void> {
  const stored = await maybeOne(
    tx,
    z.object({ version: z.string() }),
    sql`select version from rule_set order by loaded_at desc, seq desc limit 1`,
  );
  if (stored) return storeLaterKinds(tx);
  const set = loadRuleSet();
  const rows = shippedRows(set);
  await run(tx, insertRows(rows));
  await run(tx, sql`insert into rule_set (version, loaded_at, rows) values (${set.version}, ${now}, ${rows.length})`);
}

/**
 * Kinds of rows that a register filled before has none of, because the program had their content in itself: what was always
 * said so goes on to be said, also when an old check is done again.
 */
async function storeLaterKinds(tx: Db): Promise<void> {
  const known = await many(tx, z.object({ later: z.string() }), selectLater);
  const there = new Set(known.map(({ later }) => later));
  if (LATER.every((later) => there.has(later))) return;
  const rows = shippedRows(loadRuleSet()).filter((row) => {
    const later = laterOf(row);
    return LATER.includes(later) && !there.has(later);
  });
  await run(tx, insertRows(rows));
}

const COMPANY = 'company';
const NAME_WORDS = 'name_words';
const LATER: readonly string[] = ['ground', 'source', 'plain_generic', COMPANY, NAME_WORDS];

const Matched = z.object({ match: z.string() });
function laterOf({ kind, body }: ShippedRow): string {
  if (kind !== 'lexicon') return kind;
  const { match } = Matched.parse(body);
  if (match.startsWith('company_')) return COMPANY;
  return isNameWord(match) ? NAME_WORDS : kind;
}

const selectLater = sql`
  select distinct case when kind <> 'lexicon' then kind
                       when starts_with(body ->> 'match', 'company_') then ${COMPANY}
                       when body ->> 'match' = any (${NameWordMatch.options}) then ${NAME_WORDS}
                       else kind end as later
    from rule_row`;

const insertRows = (rows: readonly ShippedRow[]) => sql`
  insert into rule_row (kind, id, version, jurisdiction, valid, source, body)
  select kind, id, version, jurisdiction, daterange(valid_from, valid_to), source, body
    from jsonb_to_recordset(${json(rows)}) as r (kind text, id text, version int, jurisdiction text, valid_from date,
      valid_to date, source text, body jsonb)`;
