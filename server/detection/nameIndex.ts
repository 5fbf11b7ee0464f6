import type { LiveName } from '../gazetteer/liveNames.ts';
import { nameVariants } from '../gazetteer/nameVariants.ts';

/** Names by what makes two of them clash: text, specific part, each toneless reading. */
export interface NameIndex {
  /** Other places' names that share a key with this one, once each. */
  like(name: LiveName, localNames: readonly string[]): LiveName[];
}

/** Index over the names of one scope. Linear in memory; a look-up costs the names it finds. */
export function nameIndex(names: readonly LiveName[]): NameIndex {
  const byKey = new Map<string, LiveName[]>();
  for (const name of names) for (const key of keysOf(name)) addTo(byKey, key, name);
  return {
    like: (name, localNames) => {
      const norms = nameVariants(name.specificNorm, name.norm, localNames).map((norm) => `n${norm}`);
      const keys = [...norms, `s${name.specificNorm}`, ...name.pinyinPlain.map((reading) => `p${reading}`)];
      const found = new Set(keys.flatMap((key) => byKey.get(key) ?? []));
      return [...found].filter(({ placeId }) => placeId !== name.placeId);
    },
  };
}

const keysOf = (name: LiveName): string[] => [
  `n${name.norm}`,
  `s${name.specificNorm}`,
  ...name.pinyinPlain.map((reading) => `p${reading}`),
];

function addTo(byKey: Map<string, LiveName[]>, key: string, name: LiveName): void {
  const known = byKey.get(key);
  if (known) known.push(name);
  else byKey.set(key, [name]);
}
