/**
 * Stored 1- and 2-grams of a normalised name, for substring search through a GIN index.
 * Trigram similarity is of no use for names of two or three characters (measured in the data probes).
 */
export function gramsOf(norm: string): string[] {
  const chars = [...norm];
  const pairs = chars.slice(1).map((char, i) => `${chars[i]}${char}`);
  return [...new Set([...chars, ...pairs])];
}
