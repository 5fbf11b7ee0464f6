const FINALS =
  'a o e ai ei ao ou an en ang eng er i ia ie iao iu ian in iang ing iong u ua uo uai ui uan un uang ong v ve ue'.split(
    ' ',
  );
const INITIALS = ['', ...'b p m f d t n l g k h j q x zh ch sh r z c s y w'.split(' ')];
// Initial and final are combined without asking whether the syllable exists: DADA and BOBO are what matters.
const SYLLABLES = new Set(INITIALS.flatMap((initial) => FINALS.map((final) => initial + final)));
const LONGEST = 6;

/** Can the letters be read as pinyin syllables without tones? Linear: every position is decided once. */
export function isPinyin(letters: string): boolean {
  const text = letters.toLowerCase();
  const reachable = [true];
  for (let end = 1; end <= text.length; end += 1) {
    let found = false;
    for (let start = Math.max(0, end - LONGEST); start < end && !found; start += 1) {
      found = reachable[start] === true && SYLLABLES.has(text.slice(start, end));
    }
    reachable.push(found);
  }
  return reachable.at(-1) === true;
}
