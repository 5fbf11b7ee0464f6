// Macron, acute, caron, grave; the diaeresis of ü is no tone and stays.
const TONES = /[\u0300\u0301\u0304\u030c]/g;

const toneless = (text: string): string => text.normalize('NFD').replace(TONES, '').normalize('NFC');

const MARKED = /[^\0-\x7f]/g;
const MARK = /[\u0300-\u036f]/;
const bare = new Map<string, string>();

function bareLetter(letter: string): string {
  const found = bare.get(letter);
  if (found !== undefined) return found;
  const plain = toneless(letter);
  if (bare.size < MOST_KNOWN) bare.set(letter, plain);
  return plain;
}

/** Pinyin without its tone marks; ü stays: lǜ → lü. */
export function withoutTones(pinyin: string): string {
  // Letter by letter, unless a mark stands apart from its letter (ê̄).
  return MARK.test(pinyin) ? toneless(pinyin) : pinyin.replace(MARKED, bareLetter);
}

// Chinese has some 1,300 syllables with tones; each is asked for millions of times when a register is loaded.
const known = new Map<string, string>();
const MOST_KNOWN = 10_000;

/** Pinyin for comparing: no tones, ü as v, small letters, no apostrophe: Lǜ → lv. */
export function plainSyllable(pinyin: string): string {
  const found = known.get(pinyin);
  if (found !== undefined) return found;
  const plain = withoutTones(pinyin).toLowerCase().replaceAll('ü', 'v').replaceAll('ê', 'e').replaceAll("'", '');
  if (known.size < MOST_KNOWN) known.set(pinyin, plain);
  return plain;
}
