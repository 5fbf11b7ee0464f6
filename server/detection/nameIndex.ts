import { alikeKey, alikeKeys } from '../gazetteer/alikeKey.ts';
import type { LiveName } from '../gazetteer/liveNames.ts';

/** What is asked beside the keys that stand with a name. */
export interface Asked {
  /** Names of its divisions without generic. */
  localNames: readonly string[];
  /** Further readings in dialects: see `dialectVariants`. */
  dialect: readonly string[];
}

/** Names by what makes two of them clash: what a hasty reader keeps, specific part, each toneless reading. */
export interface NameIndex {
  /** Other places' names that share a key with this one, once each. */
  like(name: LiveName, asked: Asked): LiveName[];
}

/** Index over the names of one scope. Linear in memory; a look-up costs the names it finds. */
export function nameIndex(names: readonly LiveName[]): NameIndex {
  const byKey = new Map<string, LiveName[]>();
  for (const name of names) for (const key of keysOf(name)) addTo(byKey, key, name);
  return {
    like: (name, { localNames, dialect }) => {
      const alike = alikeKeys(name.specificNorm, name.norm, localNames).map((key) => `a${key}`);
      const keys = [
        ...alike,
        `s${name.specificNorm}`,
        ...[...name.pinyinPlain, ...dialect].map((reading) => `p${reading}`),
      ];
      const found = new Set(keys.flatMap((key) => byKey.get(key) ?? []));
      return [...found].filter(({ placeId }) => placeId !== name.placeId);
    },
  };
}

const keysOf = (name: LiveName): string[] => [
  `a${alikeKey(name.specificNorm, name.norm)}`,
  `s${name.specificNorm}`,
  ...name.pinyinPlain.map((reading) => `p${reading}`),
];

function addTo(byKey: Map<string, LiveName[]>, key: string, name: LiveName): void {
  const known = byKey.get(key);
  if (known) known.push(name);
  else byKey.set(key, [name]);
}
