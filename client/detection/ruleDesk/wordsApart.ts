const LONG = 60;

/** Of two long lists of words only what they do not share; short texts whole. */
export function wordsApart(before: string, after: string): [before: string, after: string] {
  if (before.length <= LONG && after.length <= LONG) return [before, after];
  const [old, now] = [before.split(' '), after.split(' ')];
  const without = (words: readonly string[], others: ReadonlySet<string>) =>
    words.filter((word) => !others.has(word)).join(' ');
  return [without(old, new Set(now)), without(now, new Set(old))];
}
