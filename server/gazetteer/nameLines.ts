import { LRUCache } from 'lru-cache';
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

// A row travels as one line of text and a list as part of it: one value to bind instead of twenty arrays to escape, and
// both engines know it (COPY is refused on the embedded one). No name holds a control character; `line` sees to it.
export const ROW = '\n';
export const COLUMN = '\u001f';
export const ITEM = '\u001e';

/** Names ready to be stored: a line each with keys and spelling, in the order in which `insertNames` reads them. */
export interface NameLines {
  readonly ids: string[];
  /** UTF-8: what a thread has made is handed over, not copied, and leaves as it stands. */
  readonly text: Uint8Array<ArrayBuffer>;
}

/** The part of a line that rests on the name alone, whatever place bears it: keys and spelling. */
export type KeysOf = (name: Pick<NewName, 'name' | 'category'>) => string;

/** Names as a thread is given them: by column, for a thousand objects take four times as long to hand over. */
export interface NameColumns {
  /** What is stored as it stands, already as it stands in a line. */
  readonly heads: readonly string[];
  readonly names: readonly string[];
  readonly categories: readonly PlaceCategory[];
}

export const nameColumns = (names: readonly NewName[]): NameColumns => ({
  heads: names.map(head),
  names: names.map(({ name }) => name),
  categories: names.map(({ category }) => category),
});

/** In the order of `insertLines`, as are the keys. */
const head = (name: NewName): string =>
  [
    name.placeId,
    name.provinceCode,
    name.countyCode,
    name.category,
    name.kind,
    name.status,
    name.legalStatus,
    name.validFrom ?? '',
  ].join(COLUMN);

/** Pure but for the ids. Throws what `keysOf` throws. */
export function nameLines({ heads, names, categories }: NameColumns, keysOf: KeysOf): NameLines {
  const ids = names.map(orderedId);
  const lines = names.map((name, i) => {
    const category = categories[i] ?? 'other';
    return `${ids[i]}${COLUMN}${heads[i]}${COLUMN}${keysOf({ name, category })}`;
  });
  return { ids, text: utf8.encode(lines.join(ROW)) };
}

const utf8 = new TextEncoder();

const CONTROL = /\p{Cc}/u;

/** @throws Error for a name with a control character */
export const keysWith =
  (tables: NamingTables): KeysOf =>
  ({ name, category }) => {
    if (CONTROL.test(name)) throw new Error(`A name with a control character: ${JSON.stringify(name)}`);
    const parts = { name, ...splitName(name, category, tables.generics) };
    const keys = nameKeys(parts, tables);
    const roman = romanize({ ...parts, category }, tables);
    return [
      name,
      parts.specific,
      parts.generic ?? '',
      keys.norm,
      keys.specificNorm,
      alikeKey(keys.specificNorm, keys.norm),
      keys.pinyinPlain[0] ?? '',
      keys.pinyinTone.join(ITEM),
      keys.pinyinPlain.join(ITEM),
      furtherReadings(keys.pinyinPlain),
      keys.initials[0] ?? '',
      `{${gramsOf(keys.norm).join(',')}}`,
      roman.romanTone,
      roman.romanPlain,
      roman.romanSign,
      roman.source,
    ].join(COLUMN);
  };

// Four in ten villages share their name with another, three of them with one of the last fifty thousand (measured).
const MOST_KEPT = 50_000;

/** The same for hundreds of thousands: names that came before are not worked out again. Some 50 MB. */
export function keysRemembering(tables: NamingTables): KeysOf {
  const keysOf = keysWith(tables);
  const known = new LRUCache<string, string>({ max: MOST_KEPT });
  return (name) => {
    const key = `${name.category} ${name.name}`;
    const kept = known.get(key);
    if (kept !== undefined) return kept;
    const made = keysOf(name);
    known.set(key, made);
    return made;
  };
}

/** All but the preferred one, which has a column of its own. */
const furtherReadings = (readings: readonly string[]): string =>
  readings.length < 2 ? '' : readings.filter((reading) => reading !== readings[0]).join(ITEM);
