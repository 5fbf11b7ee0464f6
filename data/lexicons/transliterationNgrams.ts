/** Characters and pairs of characters, counted. */
interface Counts {
  single: Map<string, number>;
  pair: Map<string, number>;
  total: number;
}

/** A collection of names or words and what it weighs among the others of its side. */
export interface Corpus {
  texts: readonly string[];
  weight: number;
}

function count(texts: readonly string[]): Counts {
  const counts: Counts = { single: new Map(), pair: new Map(), total: 0 };
  const add = (map: Map<string, number>, key: string): unknown => map.set(key, (map.get(key) ?? 0) + 1);
  for (const text of texts) {
    const chars = [...text];
    counts.total += chars.length;
    chars.forEach((char, at) => {
      add(counts.single, char);
      if (at > 0) add(counts.pair, `${chars[at - 1]}${char}`);
    });
  }
  return counts;
}

// A pair is believed as far as it was seen: 20 sightings of its first character weigh as much as the second's own share.
const BACK_OFF = 20;
const UNSEEN = 0.5;
const MIN_FOREIGN = 3;
const MIN_PAIR = 5;
/** A pair is written down when it says at least this much more than its characters. */
const LEAST_GAIN = 0.7;

/** Probability of a character, and of one after another, in a weighted mixture of corpora. */
function language(corpora: readonly Corpus[]): { single: (char: string) => number; after: (pair: string) => number } {
  const parts = corpora.map(({ texts, weight }) => ({ weight, counts: count(texts) }));
  const share = ({ single, total }: Counts, char: string): number => ((single.get(char) ?? 0) + UNSEEN) / total;
  const mixed = (of: (counts: Counts) => number): number =>
    parts.reduce((sum, { weight, counts }) => sum + weight * of(counts), 0);
  return {
    single: (char) => mixed((counts) => share(counts, char)),
    after: (pair) => {
      const [first = '', second = ''] = [...pair];
      return mixed(
        (counts) =>
          ((counts.pair.get(pair) ?? 0) + BACK_OFF * share(counts, second)) /
          ((counts.single.get(first) ?? 0) + BACK_OFF),
      );
    },
  };
}

/**
 * Log-odds of characters, and of characters after another where that says more, in foreign names written in Chinese
 * against Chinese names and words. Characters seen less than three times in foreign names are left out: they end a run.
 */
export function transliterationNgrams(foreign: readonly Corpus[], chinese: readonly Corpus[]): Map<string, number> {
  const counts = count(foreign.flatMap(({ texts }) => texts));
  const theirs = language(foreign);
  const ours = language(chinese);
  const single = (char: string): number => Math.log(theirs.single(char) / ours.single(char));
  const kept = [...counts.single].filter(([, seen]) => seen >= MIN_FOREIGN).map(([char]) => char);
  const odds = new Map(kept.map((char) => [char, single(char)]));
  const pairs = new Set([...counts.pair.keys(), ...chinese.flatMap(({ texts }) => [...count(texts).pair.keys()])]);
  const chinesePairs = chinese.map(({ texts }) => count(texts).pair);
  for (const pair of pairs) {
    const [first = '', second = ''] = [...pair];
    if (!odds.has(first) || !odds.has(second)) continue;
    const seen = (counts.pair.get(pair) ?? 0) + chinesePairs.reduce((sum, map) => sum + (map.get(pair) ?? 0), 0);
    const value = Math.log(theirs.after(pair) / ours.after(pair));
    if (seen >= MIN_PAIR && Math.abs(value - (odds.get(second) ?? 0)) >= LEAST_GAIN) odds.set(pair, value);
  }
  return odds;
}
