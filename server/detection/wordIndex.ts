type Entry<T> = readonly [word: readonly string[], row: T];

interface Words<T> {
  /** Words of this one unit. */
  readonly alone: Entry<T>[];
  /** Longer words by their second unit, longest first. */
  readonly followed: Map<string, Entry<T>[]>;
}

/** Words by their first two units: a first character like 阿 begins hundreds of foreign names, two begin a handful. */
export type WordIndex<T> = ReadonlyMap<string, Words<T>>;

/** A word found in a sequence: indexes of the sequence, end exclusive. */
export interface WordHit<T> {
  readonly start: number;
  readonly end: number;
  readonly row: T;
}

/** Index of words (each a sequence of characters or of syllables), longest first. */
export function wordIndex<T>(rows: readonly T[], wordOf: (row: T) => readonly string[]): WordIndex<T> {
  const index = new Map<string, Words<T>>();
  const sorted = rows.map((row) => [wordOf(row), row] as const).sort((a, b) => b[0].length - a[0].length);
  for (const entry of sorted) {
    const [first, second] = entry[0];
    if (first === undefined) continue;
    const words = index.get(first) ?? { alone: [], followed: new Map<string, Entry<T>[]>() };
    index.set(first, words);
    const same = second === undefined ? words.alone : words.followed.get(second);
    if (same) same.push(entry);
    else if (second !== undefined) words.followed.set(second, [entry]);
  }
  return index;
}

/** Every occurrence of every word, in order of position, the longest first at each. Linear in the text for a given index. */
export function wordsIn<T>(sequence: readonly string[], index: WordIndex<T>): WordHit<T>[] {
  const hits: WordHit<T>[] = [];
  for (let start = 0; start < sequence.length; start += 1) {
    const words = index.get(sequence[start] ?? '');
    if (!words) continue;
    const next = sequence[start + 1];
    const longer = next === undefined ? undefined : words.followed.get(next);
    if (longer) addFound(hits, longer, sequence, start);
    addFound(hits, words.alone, sequence, start);
  }
  return hits;
}

function addFound<T>(
  hits: WordHit<T>[],
  entries: readonly Entry<T>[],
  sequence: readonly string[],
  start: number,
): void {
  for (const [word, row] of entries) {
    if (standsAt(word, sequence, start)) hits.push({ start, end: start + word.length, row });
  }
}

function standsAt(word: readonly string[], sequence: readonly string[], start: number): boolean {
  for (let i = 0; i < word.length; i += 1) if (sequence[start + i] !== word[i]) return false;
  return true;
}

/** Without the hits that lie inside a longer one (马里 in 马里兰); expects the order of `wordsIn`. */
export function outermost<T>(hits: readonly WordHit<T>[]): WordHit<T>[] {
  let reach = 0;
  return hits.filter(({ end }) => {
    if (end <= reach) return false;
    reach = end;
    return true;
  });
}
