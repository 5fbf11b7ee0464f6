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

/** One spelling in its three forms, as in `Romanization`. */
interface Forms {
  readonly tone: string;
  readonly plain: string;
  readonly sign: string;
}

/** How a text is written at the beginning of a word and inside one. */
interface Written {
  readonly kind: 'digit' | 'letter' | 'other';
  readonly first: Forms;
  readonly further: Forms;
}

const kindOf = (text: string): Written['kind'] => {
  if (/^\d/.test(text)) return 'digit';
  return /^\p{L}/u.test(text) ? 'letter' : 'other';
};

function formsOf(tone: string): Forms {
  const toneless = withoutTones(tone);
  const plain = toneless.replaceAll('ü', 'v').replaceAll('Ü', 'V').replaceAll("'", '');
  return { tone, plain, sign: toneless.toUpperCase() };
}

function write(text: string): Written {
  const [initial = ''] = text;
  const first = formsOf(initial.toUpperCase() + text.slice(initial.length));
  return { kind: kindOf(text), first, further: formsOf(OPEN.test(text) ? `'${text}` : text) };
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
    let at = start;
    for (const text of roman === null ? (alternatives[0] ?? []) : [roman]) {
      units.push({ start: at, text });
      at += 1;
    }
  }
  return units;
}

const NOTHING: Forms = { tone: '', plain: '', sign: '' };

const joined = (before: Forms, after: Forms, between: '' | ' '): Forms => ({
  tone: before.tone + between + after.tone,
  plain: before.plain + between + after.plain,
  sign: before.sign + between + after.sign,
});

/** Only letters and digits are spelled; a symbol (·, -) and a change between digits and letters begin a new word. */
function wordsOf(units: readonly Unit[], part: RomanPart): Forms {
  let words = NOTHING;
  let before: Written['kind'] = 'other';
  for (const { start, text } of units) {
    if (start < part.start || start >= part.end) continue;
    const written = writtenForm(text);
    if (written.kind !== 'other') words = withSyllable(words, written, before);
    before = written.kind;
  }
  return words;
}

function withSyllable(words: Forms, { kind, first, further }: Written, before: Written['kind']): Forms {
  if (kind === before) return joined(words, further, '');
  return words === NOTHING ? first : joined(words, first, ' ');
}

function spell(parts: readonly RomanPart[], units: readonly Unit[]): Forms {
  let words = NOTHING;
  for (const part of parts) {
    const spelled = part.digits === null ? wordsOf(units, part) : formsOf(part.digits);
    if (spelled === NOTHING) continue;
    words = words === NOTHING ? spelled : joined(words, spelled, ' ');
  }
  return words;
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
  const { tone, plain, sign } = spell(parts, unitsOf(segments));
  return {
    romanTone: tone,
    romanPlain: plain,
    romanSign: sign,
    review: openCharacters(segments, chars),
    source: sourceOf(segments),
  };
}
