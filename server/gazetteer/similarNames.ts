import { join, type Sql, sql } from '../platform/db/sql.ts';
import { alikeKey } from './alikeKey.ts';
import { gramsOf } from './gramsOf.ts';
import { loadNamingTables } from './loadNamingTables.ts';
import type { NamingTables } from './nameKeys.ts';
import { nearSpellings, slips } from './nearSpellings.ts';
import { normaliseName } from './normaliseName.ts';
import { plainLetters } from './plainLetters.ts';
import { plainSyllable } from './plainSyllable.ts';
import { readingsOf } from './readingsOf.ts';
import { splitName } from './splitName.ts';

// Each is one probe of an index: a thousand take two milliseconds.
const MOST_SPELLINGS = 64;
const MOST_LETTERS = 24;
// Beyond this nobody types a name by hand, and halves of it find it anyway.
const MOST_CHARACTERS = 20;

let shipped: NamingTables | undefined;
const tables = (): NamingTables => {
  shipped ??= loadNamingTables();
  return shipped;
};

/**
 * Conditions on names `n` that a query may have meant: the same or a near sound, characters that look alike, one character
 * wrong, missing, too many, or in another order; of letters, one slip of the keyboard. Several, each for an index of its own.
 */
export function similarNames(text: string): Sql[] {
  return /\p{Script=Han}/u.test(text) ? similarCharacters(text) : similarLetters(plainLetters(text));
}

const spelt = (spellings: readonly string[]): Sql =>
  sql`replace(n.pinyin_key, ' ', '') = any(${[...new Set(spellings)]})`;

function similarLetters(letters: string): Sql[] {
  if (letters.length < 4 || letters.length > MOST_LETTERS) return [];
  return [spelt([...nearSpellings(letters, MOST_SPELLINGS), ...slips(letters)])];
}

function similarCharacters(text: string): Sql[] {
  const characters = [...text];
  if (characters.length < 2 || characters.length > MOST_CHARACTERS) return [];
  const readings = readingsOf(text, tables().readings).map((reading) => reading.map(plainSyllable).join(''));
  const spellings = readings.flatMap((reading) => nearSpellings(reading, MOST_SPELLINGS)).slice(0, 4 * MOST_SPELLINGS);
  const { specific } = splitName(text, undefined, tables().generics);
  const looks = [alikeKey(normaliseName(specific), text), alikeKey(text, text)];
  return [spelt(spellings), sql`n.alike_key = any(${[...new Set(looks)]})`, ...oneCharacterOff(characters)];
}

/**
 * Of a name with one character wrong, all others are right: whatever holds them and is one edit away, for each that may be
 * the wrong one. Half of a name would do, but 社区 or 新村 alone stand in a hundred thousand names. Of two characters nothing
 * is left to go by but both of them, in any order or with one between them.
 */
function oneCharacterOff(characters: readonly string[]): Sql[] {
  const [text, count] = [characters.join(''), characters.length];
  const all = sql`n.grams @> ${characters.flatMap((one) => gramsOf(one))}::bigint[]`;
  const near = sql`length(n.norm) between ${count - 1} and ${count + 1} and levenshtein(n.norm, ${text}) <= 1`;
  const anyOrder = sql`${all} and (length(n.norm) = ${count} or (${near}))`;
  const rests = count < 3 ? [] : without(characters);
  return [anyOrder, ...rests.map((grams) => sql`n.grams @> ${grams}::bigint[] and ${near}`)];
}

// Half of so long a name is rare enough, and one of the halves is right.
const LONG = 8;

function without(characters: readonly string[]): number[][] {
  const pieces = (from: number, to: number) => gramsOf(characters.slice(from, to).join(''));
  const end = characters.length;
  if (end > LONG) return [pieces(0, Math.floor(end / 2)), pieces(Math.floor(end / 2), end)];
  return characters.map((_, i) => [...pieces(0, i), ...pieces(i + 1, end)]);
}

/** How far a name `n` is from the query: by characters where it has any, then by the length. */
export const distanceFrom = (text: string): Sql =>
  /\p{Script=Han}/u.test(text)
    ? sql`levenshtein(left(n.norm, 60), ${text})`
    : sql`levenshtein(left(replace(n.pinyin_key, ' ', ''), 200), ${plainLetters(text)})`;

export const anyOf = (conditions: readonly Sql[], select: (condition: Sql) => Sql): Sql =>
  join(conditions.map(select), sql` union `);
