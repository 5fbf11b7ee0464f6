const SIZE_WORDS = ['新', '大'];

/**
 * Normalised names that count as the same name (naming-rules.md section 4): with or without the name of the city or
 * county before it, with or without 新 or 大 at either end of the specific part.
 */
export function nameVariants(specificNorm: string, norm: string, localNames: readonly string[]): string[] {
  const generic = norm.slice(specificNorm.length);
  const cores = new Set([specificNorm]);
  for (const local of localNames)
    if (specificNorm.startsWith(local) && specificNorm.length > local.length)
      cores.add(specificNorm.slice(local.length));
  for (const core of [...cores]) {
    for (const word of SIZE_WORDS) {
      if (core.length > 1 && core.startsWith(word)) cores.add(core.slice(1));
      if (core.length > 1 && core.endsWith(word)) cores.add(core.slice(0, -1));
    }
  }
  const widened = [...cores].flatMap((core) => [
    core,
    ...localNames.map((local) => local + core),
    ...SIZE_WORDS.flatMap((word) => [word + core, core + word]),
  ]);
  return [...new Set([norm, ...widened.map((specific) => specific + generic)])];
}
