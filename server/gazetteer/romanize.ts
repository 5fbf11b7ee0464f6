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

/** PR84 rule 11: an apostrophe before a, o, e when the syllable is not the first of its part. */
const OPEN = /^[aoeāáǎàōóǒòēéěèêếề]/iu;

/** How a text is written at the beginning of a word and inside one. */
interface Written {
  readonly kind: 'digit' | 'letter' | 'other';
  readonly first: string;
  readonly further: string;
}

const kindOf = (text: string): Written['kind'] => {
  if (/^\d/.test(text)) return 'digit';
  return /^\p{L}/u.test(text) ? 'letter' : 'other';
};

function write(text: string): Written {
  const [initial = ''] = text;
  const first = initial.toUpperCase() + text.slice(initial.length);
  return { kind: kindOf(text), first, further: OPEN.test(text) ? `'${text}` : text };
}

// Chinese has some 1,300 syllables with tones; each is written millions of times when a register is loaded.
const known = new Map<string, Written>();
const MOST_KNOWN = 10_000;

function writtenForm(text: string): Written {
  const found = known.get(text);
  if (found) return found;
  const written = write(text);
  if (known.size < MOST_KNOWN) known.set(text, written);
  return written;
}

/** A fixed spelling stands for its whole text, any other syllable for one character. */
interface Unit {
  start: number;
  text: string;
}

function unitsOf(segments: readonly ReadSegment[]): Unit[] {
  const units: Unit[] = [];
  for (const { start, roman, alternatives } of segments) {
    if (roman !== null) units.push({ start, text: roman });
    else for (const [i, text] of (alternatives[0] ?? []).entries()) units.push({ start: start + i, text });
  }
  return units;
}

/** Only letters and digits are spelled; a symbol (·, -) and a change between digits and letters begin a new word. */
function wordsOf(texts: readonly string[]): string {
  let words = '';
  let before: Written['kind'] = 'other';
  for (const text of texts) {
    const { kind, first, further } = writtenForm(text);
    if (kind === before && kind !== 'other') words += further;
    else if (kind !== 'other') words += words === '' ? first : ` ${first}`;
    before = kind;
  }
  return words;
}

function spell(part: RomanPart, units: readonly Unit[]): string {
  if (part.digits !== null) return part.digits;
  const inside: string[] = [];
  for (const { start, text } of units) if (start >= part.start && start < part.end) inside.push(text);
  return wordsOf(inside);
}

const openCharacters = (segments: readonly ReadSegment[], chars: readonly string[]): string[] => {
  const open = segments.filter((segment) => segment.settled === 'review');
  return open.length === 0
    ? []
    : [...new Set(open.map(({ start, length }) => chars.slice(start, start + length).join('')))];
};

const sourceOf = (segments: readonly ReadSegment[]): string =>
  [...new Set(segments.map(({ settled, source }) => (settled === 'proposed' ? `${source} (proposed)` : source)))].join(
    '; ',
  );

/** Positions inside registered texts of more than one character. */
function registeredIn(segments: readonly ReadSegment[]): ReadonlySet<number> {
  const positions = new Set<number>();
  for (const { start, length } of segments) {
    if (length > 1) for (let at = start; at < start + length; at += 1) positions.add(at);
  }
  return positions;
}

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
  const genericStart = chars.length - known;
  const settlement = isSettlement(name);
  const parts = romanParts({
    chars,
    genericStart,
    category: name.category,
    settlement,
    registered: registeredIn(segments),
  });
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
