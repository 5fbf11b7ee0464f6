import { setImmediate } from 'node:timers/promises';
import { type Db, run, sql } from '../platform/db/sql.ts';
import type { NamingTables } from './nameKeys.ts';
import {
  COLUMN,
  ITEM,
  keysWith,
  type NameColumns,
  type NameLines,
  type NewName,
  nameColumns,
  nameLines,
  ROW,
} from './nameLines.ts';

// Enough rows that the round trip does not count, few enough for the memory of the embedded engine.
const ROWS_A_STATEMENT = 1000;

// Rows made before they are stored, so that neither side waits for the other.
const AHEAD = 3 * ROWS_A_STATEMENT;

/** Adds names once `after` has come to its end, which may be their places; answers the new ids in the order given. */
export type InsertNames = (tx: Db, names: readonly NewName[], after?: Promise<unknown>) => Promise<string[]>;

/**
 * Adds names with their comparison keys and spellings; answers the new ids in the order given.
 * @throws Error for a name with a control character
 */
export const insertNames = (
  tx: Db,
  tables: NamingTables,
  names: readonly NewName[],
  after?: Promise<unknown>,
): Promise<string[]> => insertMade(tx, names, (some) => Promise.resolve(nameLines(some, keysWith(tables))), after);

/** The same with lines made elsewhere: in a thread, for hundreds of thousands. */
export async function insertMade(
  tx: Db,
  names: readonly NewName[],
  make: (names: NameColumns) => Promise<NameLines>,
  after: Promise<unknown> = Promise.resolve(),
): Promise<string[]> {
  const ids: string[] = [];
  const begun: Promise<NameLines>[] = [];
  const begin = (at: number): void => {
    if (at >= names.length) return;
    const lines = make(nameColumns(names.slice(at, at + ROWS_A_STATEMENT)));
    lines.catch(unheard);
    begun.push(lines);
  };
  let stored = after;
  stored.catch(unheard);
  for (let at = 0; at < AHEAD; at += ROWS_A_STATEMENT) begin(at);
  try {
    for (let at = 0; at < names.length; at += ROWS_A_STATEMENT) {
      begin(at + AHEAD);
      const made = await begun.shift();
      if (!made) break;
      ids.push(...made.ids);
      await stored;
      stored = run(tx, insertLines(made.text));
      stored.catch(unheard);
      // The statement leaves in this turn; the database works on it while the next lines are made.
      await setImmediate();
    }
  } finally {
    // Nobody sends the connection anything else, a rollback neither, while it is at a statement.
    await stored;
  }
  return ids;
}

// A failure is told by the next wait for it, not as one that nobody heard.
const unheard = (): undefined => undefined;

const insertLines = (lines: Uint8Array) => sql`
  with line as materialized (
    select c[1]::uuid as id, c
      from (select string_to_array(text, ${COLUMN}) as c from string_to_table(${lines}, ${ROW}) as text offset 0) as parts),
  inserted as (
    insert into place_name (id, place_id, province_code, county_code, category, name, "specific", generic, norm,
      specific_norm, alike_key, pinyin_key, pinyin_tone, pinyin_plain, initials, grams, kind, status, legal_status, valid_from)
    select id, c[2]::uuid, c[3], c[4], c[5], c[10], c[11], nullif(c[12], ''), c[13], c[14], c[15], c[16],
           string_to_array(c[17], ${ITEM}), string_to_array(c[18], ${ITEM}), c[20], c[21]::bigint[],
           c[6], c[7], c[8], nullif(c[9], '')::date
      from line),
  spelled as (
    insert into spelling (name_id, roman_tone, roman_plain, roman_sign, reading_source, frozen)
    select id, c[22], c[23], c[24], c[25], c[7] = 'standard' from line)
  insert into name_reading (pinyin_key, category, province_code, county_code, name_id)
  select reading, c[5], c[3], c[4], id
    from line cross join lateral unnest(string_to_array(c[19], ${ITEM})) as reading`;
