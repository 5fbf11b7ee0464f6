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
const firstCharacter = (syllable: string): string => [...syllable][0] ?? '';

const unique = (values: readonly string[]): string[] => [...new Set(values)];

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
    pinyinTone: unique(readings.map((reading) => reading.join(' ').toLowerCase())),
    pinyinPlain: unique(plain.map((reading) => reading.join(' '))),
    initials: unique(plain.map((reading) => reading.map(firstCharacter).join(''))),
  };
}
