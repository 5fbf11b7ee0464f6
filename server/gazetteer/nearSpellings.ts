/** Letters that many speakers of Mandarin do not tell apart when they type: initials zh/z, ch/c, sh/s, n/l, finals -n/-ng. */
const UNSURE = /[zcs]h?|(?<![aeiouv])[nl](?=[aeiouv])|(?<=[aeiouv])n(?:g(?![aeiouv]))?(?![aeiouv])/g;

const other = (sound: string): string => {
  if (/^[zcs]/.test(sound)) return sound.endsWith('h') ? (sound[0] ?? '') : `${sound}h`;
  if (sound === 'l') return 'n';
  return sound === 'ng' ? 'n' : 'ng';
};

// A syllable that begins with n after a vowel (ya'ning) cannot be told from one that ends with it: both readings count.
const partners = (sound: string, before: string): string[] =>
  sound === 'n' && !/[aeiouv]$/.test(before) ? ['l'] : [other(sound)];

/**
 * Pinyin without spaces as people may also type it, itself first, those with the fewest differences next: `litong` → `nitong`,
 * `lithong` is none. At most `most`.
 */
export function nearSpellings(letters: string, most: number): string[] {
  let begun = [{ text: '', changes: 0 }];
  let at = 0;
  const go = (choices: (before: string) => string[]) => {
    begun = begun
      .flatMap(({ text, changes }) =>
        choices(text).map((choice, i) => ({ text: text + choice, changes: changes + (i === 0 ? 0 : 1) })),
      )
      .sort((a, b) => a.changes - b.changes)
      .slice(0, most);
  };
  for (const match of letters.matchAll(UNSURE)) {
    const [sound] = match;
    const fixed = letters.slice(at, match.index);
    go((before) => [fixed + sound, ...partners(sound, before + fixed).map((one) => fixed + one)]);
    at = match.index + sound.length;
  }
  const rest = letters.slice(at);
  return begun.map(({ text }) => text + rest);
}

const ALPHABET = 'abcdefghijklmnopqrstuvwxyz';

/** Everything that is one slip of the keyboard away: a letter too many, too few, wrong, or two exchanged. Without the word itself. */
export function slips(letters: string): string[] {
  const all = new Set<string>();
  for (let i = 0; i <= letters.length; i += 1) {
    const [head, tail] = [letters.slice(0, i), letters.slice(i)];
    if (tail !== '') all.add(head + tail.slice(1));
    if (tail.length > 1) all.add(head + tail[1] + tail[0] + tail.slice(2));
    for (const letter of ALPHABET) {
      all.add(head + letter + tail);
      if (tail !== '') all.add(head + letter + tail.slice(1));
    }
  }
  all.delete(letters);
  return [...all];
}
