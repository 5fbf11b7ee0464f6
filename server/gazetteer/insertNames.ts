import { setImmediate } from 'node:timers/promises';
import { type Db, run, sql } from '../platform/db/sql.ts';
import { alikeKey } from './alikeKey.ts';
import type { PlaceCategory } from './contract.ts';
import { gramsOf } from './gramsOf.ts';
import { type NamingTables, nameKeys } from './nameKeys.ts';
import { orderedId } from './orderedId.ts';
import { romanize } from './romanize.ts';
import { splitName } from './splitName.ts';

export interface NewName {
  placeId: string;
  provinceCode: string;
  countyCode: string;
  category: PlaceCategory;
  name: string;
  kind: 'standard' | 'short' | 'alias' | 'former' | 'promotional';
  status: 'proposed' | 'reserved' | 'standard' | 'former' | 'abolished' | 'refused' | 'census_only' | 'unapproved';
  legalStatus: 'approved_tr' | 'approved_earlier' | 'deemed_standard' | 'census_only' | 'unknown';
  validFrom: string | null;
}

// Enough rows that the round trip does not count, few enough for the memory of the embedded engine.
const ROWS_A_STATEMENT = 1000;

// A row travels as one line of text and a list as part of it: one value to bind instead of twenty arrays to escape, and
// both engines know it (COPY is refused on the embedded one). No name holds a control character; `line` sees to it.
const ROW = '\n';
const COLUMN = '\u001f';
const ITEM = '\u001e';

/**
 * Adds names with their comparison keys and spellings; answers the new ids in the order given.
 * @throws Error for a name with a control character
 */
export async function insertNames(tx: Db, tables: NamingTables, names: readonly NewName[]): Promise<string[]> {
  const ids: string[] = [];
  let stored: Promise<unknown> = Promise.resolve();
  for (let at = 0; at < names.length; at += ROWS_A_STATEMENT) {
    const lines = names.slice(at, at + ROWS_A_STATEMENT).map((name) => line(name, tables));
    ids.push(...lines.map((each) => each.id));
    await stored;
    stored = run(tx, insertLines(lines.map(({ text }) => text).join(ROW)));
    // A failure is told by the next wait for it, not as one that nobody heard.
    stored.catch(() => undefined);
    // The statement leaves in this turn; the database works on it while the next lines are made.
    await setImmediate();
  }
  await stored;
  return ids;
}

const CONTROL = /\p{Cc}/u;

/** One name with its keys and its spelling, in the order in which `insertLines` reads them. */
function line(name: NewName, tables: NamingTables): { id: string; text: string } {
  if (CONTROL.test(name.name)) throw new Error(`A name with a control character: ${JSON.stringify(name.name)}`);
  const parts = { name: name.name, ...splitName(name.name, name.category, tables.generics) };
  const keys = nameKeys(parts, tables);
  const roman = romanize({ ...parts, category: name.category }, tables);
  const preferred = keys.pinyinPlain[0] ?? '';
  const id = orderedId();
  // biome-ignore format: the order of `insertLines`, group by group
  const values = [
    id, name.placeId, name.provinceCode, name.countyCode, name.category,
    name.name, parts.specific, parts.generic ?? '', keys.norm, keys.specificNorm, alikeKey(keys.specificNorm, keys.norm),
    preferred, keys.pinyinTone.join(ITEM), keys.pinyinPlain.join(ITEM), furtherReadings(keys.pinyinPlain),
    keys.initials[0] ?? '', gramsOf(keys.norm).join(ITEM),
    name.kind, name.status, name.legalStatus, name.validFrom ?? '',
    orderedId(), roman.romanTone, roman.romanPlain, roman.romanSign, roman.source,
  ];
  return { id, text: values.join(COLUMN) };
}

/** All but the preferred one, which has a column of its own. */
const furtherReadings = (readings: readonly string[]): string =>
  readings.length < 2 ? '' : readings.filter((reading) => reading !== readings[0]).join(ITEM);

const insertLines = (lines: string) => sql`
  with line as materialized (
    select string_to_array(text, ${COLUMN}) as c from string_to_table(${lines}, ${ROW}) as text),
  inserted as (
    insert into place_name (id, place_id, province_code, county_code, category, name, "specific", generic, norm,
      specific_norm, alike_key, pinyin_key, pinyin_tone, pinyin_plain, initials, grams, kind, status, legal_status, valid_from)
    select c[1]::uuid, c[2]::uuid, c[3], c[4], c[5], c[6], c[7], nullif(c[8], ''), c[9], c[10], c[11], c[12],
           string_to_array(c[13], ${ITEM}), string_to_array(c[14], ${ITEM}), c[16], string_to_array(c[17], ${ITEM})::bigint[],
           c[18], c[19], c[20], nullif(c[21], '')::date
      from line),
  spelled as (
    insert into spelling (id, name_id, roman_tone, roman_plain, roman_sign, reading_source, frozen)
    select c[22]::uuid, c[1]::uuid, c[23], c[24], c[25], c[26], c[19] = 'standard' from line)
  insert into name_reading (pinyin_key, category, province_code, county_code, name_id)
  select reading, c[5], c[3], c[4], c[1]::uuid
    from line cross join lateral unnest(string_to_array(c[15], ${ITEM})) as reading`;
