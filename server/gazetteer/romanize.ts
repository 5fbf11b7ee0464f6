import type { PlaceCategory } from './contract.ts';
import type { NamingTables } from './nameKeys.ts';
import { normaliseName } from './normaliseName.ts';
import { withoutTones } from './plainSyllable.ts';
import { type ReadSegment, readSegments } from './readSegments.ts';
import { type RomanPart, romanParts } from './romanParts.ts';
import { genericRow } from './splitName.ts';

export interface NameToRomanize {
  name: string;
  specific: string;
  generic: string | null;
  category: PlaceCategory | undefined;
  /** Natural village or town: all syllables joined (PR84 rule 3). */
  settlement?: boolean;
}
export interface Romanization {
  /** Display form with tones: Yùmín Nánlù 3 Xiàng. */
  romanTone: string;
  /** Search form: no tones, ü as v, no apostrophe. */
  romanPlain: string;
  /** Sign form: capitals, no tones, apostrophe and Ü kept (PR84 rules 9–10). */
  romanSign: string;
  /** Polyphonic characters no registry settled: a person must confirm the reading. */
  review: string[];
  /** Where the readings come from, for the record. */
  source: string;
}

const capital = (text: string): string => {
  const [first = '', ...rest] = text;
  return first.toUpperCase() + rest.join('');
};

/** PR84 rule 11: an apostrophe before a, o, e when the syllable is not the first of its part. */
const OPEN = /^[aoeāáǎàōóǒòēéěèêếề]/iu;
const joined = (syllables: readonly string[]): string =>
  syllables.map((s, i) => (i > 0 && OPEN.test(s) ? `'${s}` : s)).join('');

interface Unit {
  start: number;
  end: number;
  texts: readonly string[];
}

/** Written units: a fixed spelling stands for its whole text, any other syllable for one character. */
const unitsOf = (segments: readonly ReadSegment[]): Unit[] =>
  segments.flatMap(({ start, length, roman, alternatives }): Unit[] => {
    if (roman !== null) return [{ start, end: start + length, texts: [roman] }];
    return (alternatives[0] ?? []).map((text, i) => ({ start: start + i, end: start + i + 1, texts: [text] }));
  });

const kindOf = (text: string): 'digit' | 'letter' | 'other' => {
  if (/^\d/.test(text)) return 'digit';
  return /^\p{L}/u.test(text) ? 'letter' : 'other';
};

/** Only letters and digits are spelled; a symbol (·, -) and a change between digits and letters begin a new word. */
function wordsOf(units: readonly Unit[]): string {
  const words: string[][] = [];
  let before = 'other';
  for (const text of units.flatMap((unit) => unit.texts)) {
    const kind = kindOf(text);
    if (kind !== before) words.push([]);
    if (kind !== 'other') words.at(-1)?.push(text);
    before = kind;
  }
  return words
    .filter((word) => word.length > 0)
    .map((word) => capital(joined(word)))
    .join(' ');
}

function spell(part: RomanPart, units: readonly Unit[]): string {
  if (part.digits !== null) return part.digits;
  return wordsOf(units.filter((unit) => unit.start >= part.start && unit.start < part.end));
}

const openCharacters = (segments: readonly ReadSegment[], chars: readonly string[]): string[] => {
  const open = segments.filter((segment) => segment.settled === 'review');
  return [...new Set(open.map(({ start, length }) => chars.slice(start, start + length).join('')))];
};

const sourceOf = (segments: readonly ReadSegment[]): string =>
  [...new Set(segments.map(({ settled, source }) => (settled === 'proposed' ? `${source} (proposed)` : source)))].join(
    '; ',
  );

/** The default of section 2: the site of a village committee is spelled as the village, joined. */
const isSettlement = (name: NameToRomanize): boolean =>
  name.settlement ?? (name.category === 'committee_site' && name.generic === '村');

/**
 * Spells a place name by the Spelling Rules for Chinese Place Names (〔84〕中地字第17号). Readings come from the
 * registry; a polyphone it has not settled is spelled as the converter proposes and listed in `review`. Never throws.
 */
export function romanize(name: NameToRomanize, { readings, generics }: NamingTables): Romanization {
  const text = normaliseName(name.name);
  const chars = [...text];
  const generic = normaliseName(name.generic ?? '');
  const known = text.endsWith(generic) ? [...generic].length : 0;
  const syllables = known > 0 ? (genericRow(generic, generics)?.syllables.split(' ') ?? []) : [];
  const segments = readSegments(chars, syllables, readings);
  const registered = new Set(
    segments.filter((s) => s.length > 1).flatMap((s) => chars.slice(0, s.length).map((_, i) => s.start + i)),
  );
  const genericStart = chars.length - known;
  const settlement = isSettlement(name);
  const parts = romanParts({ chars, genericStart, category: name.category, settlement, registered });
  const units = unitsOf(segments);
  const romanTone = parts
    .map((part) => spell(part, units))
    .filter((word) => word !== '')
    .join(' ');
  const toneless = withoutTones(romanTone);
  return {
    romanTone,
    romanPlain: toneless.replaceAll('ü', 'v').replaceAll('Ü', 'V').replaceAll("'", ''),
    romanSign: toneless.toUpperCase(),
    review: openCharacters(segments, chars),
    source: sourceOf(segments),
  };
}
