import { alikeKey, alikeKeys } from '../gazetteer/alikeKey.ts';
import type { LiveName } from '../gazetteer/liveNames.ts';
import { shapeKey } from '../gazetteer/shapeKey.ts';
import { remembered } from './remembered.ts';

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
  const begin = beginnings();
  for (const name of names) {
    const key = alikeKeyOf(name);
    addTo(alike, key, name);
    begin.add(key);
    addTo(specifics, name.specificNorm, name);
    for (const reading of name.pinyinPlain) addTo(sounds, reading, name);
  }
  return {
    like: (name, { localNames, dialect }) => {
      const found: LiveName[] = [];
      addOthers(found, name, alike.get(alikeKeyOf(name)));
      const local = localNames.filter((each) => begin.mayHave(each, name.specificNorm));
      const keys = local.length > 0 ? alikeKeys(name.specificNorm, name.norm, local) : [];
      for (const key of keys) addOthers(found, name, alike.get(key));
      addOthers(found, name, specifics.get(name.specificNorm));
      for (const reading of name.pinyinPlain) addOthers(found, name, sounds.get(reading));
      for (const reading of dialect) addOthers(found, name, sounds.get(reading));
      return found.length > 1 ? [...new Set(found)] : found;
    },
  };
}

interface Beginnings {
  add(key: string): void;
  /** May there be a key of the division's name and then this specific part, or is the name itself such a one? */
  mayHave(local: string, specificNorm: string): boolean;
}

const SIZE_WORDS = /^[新大小]+/u;

/** Few names begin with the name of a division: the keys for the others need not be made. */
function beginnings(): Beginnings {
  const two = new Set<string>();
  const three = new Set<string>();
  // As `alikeKey` writes a beginning: 大武口 → 武口.
  const prefixOf = remembered((local) => shapeKey(local.replace(SIZE_WORDS, '')));
  return {
    add: (key) => {
      two.add(key.slice(0, 2));
      three.add(key.slice(0, 3));
    },
    mayHave: (local, specificNorm) => {
      const prefix = prefixOf(local);
      if (prefix.length < 2 || specificNorm.startsWith(local)) return true;
      if (prefix.length > 2) return three.has(prefix.slice(0, 3));
      if (!two.has(prefix)) return false;
      const first = specificNorm.slice(0, 1);
      return first === '' || SIZE_WORDS.test(first) || three.has(prefix + shapeKey(first));
    },
  };
}

const alikeKeyOf = (name: LiveName): string => name.alikeKey ?? alikeKey(name.specificNorm, name.norm);

function addOthers(found: LiveName[], name: LiveName, others: readonly LiveName[] | undefined): void {
  // Most keys are borne by the name alone.
  if (others) for (const other of others) if (other.placeId !== name.placeId) found.push(other);
}

function addTo(byKey: Map<string, LiveName[]>, key: string, name: LiveName): void {
  const known = byKey.get(key);
  if (known) known.push(name);
  else byKey.set(key, [name]);
}
