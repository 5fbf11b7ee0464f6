import type { GenericTable } from './genericTable.ts';
import { normaliseName } from './normaliseName.ts';
import { plainSyllable } from './plainSyllable.ts';
import type { ReadingRegistry } from './readingRegistry.ts';
import { readingsOf } from './readingsOf.ts';
import { genericRow } from './splitName.ts';

/** Stored comparison columns of a name; arrays carry all readings, the preferred first. */
export interface NameKeys {
  norm: string;
  specificNorm: string;
  /** Syllables with tones joined by a space: `yù mín jiē`. */
  pinyinTone: string[];
  /** Without tones, ü as v: `yu min jie`. */
  pinyinPlain: string[];
  /** First letters of every reading: `ymj`. */
  initials: string[];
}
export interface NamingTables {
  readonly readings: ReadingRegistry;
  readonly generics: GenericTable;
}

// By code point: a character without a reading stands for itself, and half of 𫊻 cannot be stored.
function firstCharacter(syllable: string): string {
  const code = syllable.codePointAt(0);
  return code === undefined ? '' : String.fromCodePoint(code);
}

function initialsOf(reading: readonly string[]): string {
  let initials = '';
  for (const syllable of reading) initials += firstCharacter(syllable);
  return initials;
}

const unique = (readings: readonly (readonly string[])[], key: (reading: readonly string[]) => string): string[] =>
  // Nearly every name has one reading.
  readings.length === 1 ? readings.map(key) : [...new Set(readings.map(key))];

/** Comparison keys of a name already split. Pure: two calls with one registry give equal keys. */
export function nameKeys(
  name: { name: string; specific: string; generic: string | null },
  tables: NamingTables,
): NameKeys {
  const row = name.generic === null ? undefined : genericRow(normaliseName(name.generic), tables.generics);
  const readings = readingsOf(name.name, tables.readings, row?.syllables.split(' ') ?? []);
  const plain = readings.map((reading) => reading.map(plainSyllable));
  return {
    norm: normaliseName(name.name),
    specificNorm: normaliseName(name.specific),
    pinyinTone: unique(readings, (reading) => reading.join(' ').toLowerCase()),
    pinyinPlain: unique(plain, (reading) => reading.join(' ')),
    initials: unique(plain, initialsOf),
  };
}
