import type { Foreign } from './foreignSources.ts';

interface Named extends Foreign {
  /** How many Chinese names contain it. */
  chinese: number;
  /** Compiled by hand: known to be a foreign name, however it sounds. */
  curated: boolean;
}

export type Certainty = 'strong' | 'likely' | 'famous' | 'weak';

/** Mean log-odds above which a name was spelled by sound. */
export const FOREIGN_SOUND = 0.8;
const PERSON_SOUND = 1.5;
/** What so many Chinese names contain is a Chinese word: a note on each 清水 or 东方 would help nobody. */
const ORDINARY = 20;

/** As many Chinese names may contain a foreign one, of three characters and more or of two, without speaking against it. */
const CHANCE_LONG = 10;
const CHANCE_SHORT = 2;

// Countries and what was compiled by hand need no sound.
const isTrusted = ({ curated, source }: Named): boolean => curated || source.startsWith('CLDR');
const isLong = ({ text }: Named): boolean => [...text].length >= 3;

/** Where the sound alone settles it: a certainty, null for nothing worth keeping, undefined where it settles nothing. */
function bySound(one: Named, sound: number): Certainty | null | undefined {
  const person = one.source.startsWith('jieba');
  if (sound > FOREIGN_SOUND && !person && one.kind !== 'word') return undefined;
  if (one.chinese > 0) return null;
  if (person) return isLong(one) && sound > PERSON_SOUND ? 'likely' : null;
  if (one.kind === 'word') return 'likely';
  // Names that were translated, or are no names at all, sound Chinese: 森林湖 (Lake Forest), 东印度公司.
  return one.source.startsWith('GeoNames') ? 'weak' : null;
}

/** 巴格达 in one village's name, 塔什干 in another: a long name is hardly met by chance more often than that. */
const byChance = (one: Named): boolean => one.chinese <= (isLong(one) ? CHANCE_LONG : CHANCE_SHORT);
const isCountry = ({ source }: Named): boolean => source.startsWith('CLDR');

function byCoincidence(one: Named): Certainty | null {
  if (one.chinese === 0) return isLong(one) || one.famous || one.population >= 1_000_000 ? 'strong' : 'likely';
  const ordinary = one.chinese >= ORDINARY;
  // 蒙古, 黑山, 朝鲜: a country's name that many Chinese names contain says nothing; 柏林 stays famous by the curated list.
  if (one.famous && !(ordinary && isCountry(one))) return 'famous';
  if (!isTrusted(one)) return null;
  if (byChance(one)) return 'likely';
  return ordinary ? null : 'weak';
}

/**
 * strong: only foreign; likely: foreign, but short or little known; famous: well known, yet found in Chinese names;
 * weak: rather Chinese; null: says nothing.
 * @param sound mean log-odds of its characters in foreign names against Chinese ones
 */
export function certainty(one: Named, sound: number): Certainty | null {
  const settled = isTrusted(one) ? undefined : bySound(one, sound);
  return settled === undefined ? byCoincidence(one) : settled;
}
