import { Converter } from 'opencc-js/t2cn';
import { characterLevel } from './standardCharacters.ts';

/** One character of the aligned text and where it came from: UTF-16 offsets into the text as given. */
export interface AlignedChar {
  /** After NFKC, spaces left out: what the writer meant, traditional forms kept. */
  readonly char: string;
  /** The same in standard form: what is compared. */
  readonly norm: string;
  readonly start: number;
  readonly end: number;
}

const convert = Converter({ from: 't', to: 'cn' });
const simplified = new Map<string, string>();
const CACHE_LIMIT = 20_000;

/**
 * Standard form of one character. Characters of the 8,105 table stay: the converter would change 21 of them
 * (於, 谿, 甯 …) that are standard in place and personal names.
 */
function standardForm(char: string): string {
  if (char < '\u2e80' || characterLevel(char) !== null) return char;
  const known = simplified.get(char);
  if (known !== undefined) return known;
  const form = convert(char);
  if (simplified.size < CACHE_LIMIT) simplified.set(char, form);
  return form;
}

// A base and its marks are normalised together, or `e` + U+0301 would lose the offset of its mark.
const CLUSTER = /.\p{M}*/gsu;
// Zero-width characters and soft hyphens cannot be seen; control characters cannot be written on a sign.
const INVISIBLE = /[\s\p{Cf}\p{Cc}]/u;

/** Nothing but characters of the General Standard Character Table: normalising changes nothing. */
export function isStandardText(text: string): boolean {
  for (const char of text) if (characterLevel(char) === null) return false;
  return true;
}

/** Characters of a name with their origin, after NFKC and without spaces. Never throws, lone surrogates included. */
export function alignName(text: string): AlignedChar[] {
  const aligned: AlignedChar[] = [];
  for (const match of text.matchAll(CLUSTER)) {
    const start = match.index;
    const end = start + match[0].length;
    for (const char of match[0].normalize('NFKC')) {
      if (!INVISIBLE.test(char)) aligned.push({ char, norm: standardForm(char), start, end });
    }
  }
  return aligned;
}

/**
 * The form in which two names are compared: NFKC, spaces out, traditional and variant forms unified (里/裡),
 * characters of the General Standard Character Table untouched.
 */
export function normaliseName(text: string): string {
  // Nearly every name: only characters of the table, nothing to do.
  if (isStandardText(text)) return text;
  return alignName(text)
    .map(({ norm }) => norm)
    .join('');
}
