import { alikeKey, alikeKeys } from '../gazetteer/alikeKey.ts';
import type { LiveName } from '../gazetteer/liveNames.ts';
import { shapeKey } from '../gazetteer/shapeKey.ts';

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
  const alike = new Map<string, LiveName[]>();
  const specifics = new Map<string, LiveName[]>();
  const sounds = new Map<string, LiveName[]>();
  const beginnings = new Set<string>();
  for (const name of names) {
    const key = alikeKeyOf(name);
    addTo(alike, key, name);
    beginnings.add(key.slice(0, BEGINNING));
    addTo(specifics, name.specificNorm, name);
    for (const reading of name.pinyinPlain) addTo(sounds, reading, name);
  }
  // Few names begin with the name of a division; the keys for the others need not be made.
  const occurs = (name: LiveName, local: string): boolean =>
    name.specificNorm.startsWith(local) || beginnings.has(shapeKey(local).slice(0, BEGINNING));
  return {
    like: (name, { localNames, dialect }) => {
      const local = localNames.filter((each) => each.length < BEGINNING || occurs(name, each));
      const keys = local.length === 0 ? [alikeKeyOf(name)] : alikeKeys(name.specificNorm, name.norm, local);
      const found = new Set<LiveName>();
      for (const key of keys) addAll(found, alike.get(key));
      addAll(found, specifics.get(name.specificNorm));
      for (const reading of name.pinyinPlain) addAll(found, sounds.get(reading));
      for (const reading of dialect) addAll(found, sounds.get(reading));
      return [...found].filter(({ placeId }) => placeId !== name.placeId);
    },
  };
}

const BEGINNING = 2;

const alikeKeyOf = (name: LiveName): string => name.alikeKey ?? alikeKey(name.specificNorm, name.norm);

function addAll(found: Set<LiveName>, names: readonly LiveName[] = []): void {
  for (const name of names) found.add(name);
}

function addTo(byKey: Map<string, LiveName[]>, key: string, name: LiveName): void {
  const known = byKey.get(key);
  if (known) known.push(name);
  else byKey.set(key, [name]);
}
