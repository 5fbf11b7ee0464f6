/** Codes that were told, and in how many pictures in a row each was missing since. */
export type ToldCodes = Map<string, number>;

// At five pictures a second a plate has left the view after a second and a half; a blurred picture alone is no leaving.
const PICTURES_GONE = 8;

/**
 * The codes of a picture that were not told yet, noted in `told` where `isTelling`. A code that stays in view is told once; when it
 * was gone for some pictures it is fresh again: a second plate may carry the same.
 */
export function freshCodes(told: ToldCodes, texts: readonly string[], isTelling: boolean): string[] {
  for (const [text, missing] of told) {
    if (texts.includes(text)) told.set(text, 0);
    else if (missing + 1 >= PICTURES_GONE) told.delete(text);
    else told.set(text, missing + 1);
  }
  if (!isTelling) return [];
  const fresh = [...new Set(texts)].filter((text) => !told.has(text));
  for (const text of fresh) told.set(text, 0);
  return fresh;
}
