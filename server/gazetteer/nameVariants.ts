const SIZE_WORDS = ['新', '大'];

/**
 * Normalised names that count as the same name (naming-rules.md section 4): with or without the name of the city or
 * county before it, with or without 新 or 大 at either end of the specific part.
 */
export function nameVariants(specificNorm: string, norm: string, localNames: readonly string[]): string[] {
  const generic = norm.slice(specificNorm.length);
  const withoutLocal = localNames.flatMap((local) => without(specificNorm, { start: local }));
  const cores = [specificNorm, ...withoutLocal].flatMap((core) => [
    core,
    ...SIZE_WORDS.flatMap((word) => [...without(core, { start: word }), ...without(core, { end: word })]),
  ]);
  const widened = cores.flatMap((core) => [
    core,
    ...localNames.map((local) => local + core),
    ...SIZE_WORDS.flatMap((word) => [word + core, core + word]),
  ]);
  return [...new Set([norm, ...widened.map((specific) => specific + generic)])];
}

/** What is left of a word without this start or end; nothing when it has none or nothing would be left. */
function without(word: string, { start = '', end = '' }: { start?: string; end?: string }): string[] {
  const fits = word.length > start.length + end.length && word.startsWith(start) && word.endsWith(end);
  return fits ? [word.slice(start.length, word.length - end.length)] : [];
}
