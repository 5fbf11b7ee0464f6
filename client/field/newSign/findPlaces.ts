import type { PackageContent } from '#server/signs/field/fieldContract.ts';
import type { LonLat } from '../stakeout/courseTo.ts';
import { nearestFirst } from '../stakeout/targetsOf.ts';

type Place = PackageContent['names'][number];
export type FoundPlace = Place & { metres: number | null };

/**
 * Places by characters, by pinyin with or without tones and spaces, or by its first letters: those that begin so before others, of
 * these the nearest first.
 */
export function findPlaces(names: readonly Place[], typed: string, here: LonLat | null): FoundPlace[] {
  const wanted = plain(typed);
  const found = names.flatMap((place) => {
    const rank = rankOf(place, wanted);
    return rank === null ? [] : [{ ...place, rank }];
  });
  // The sort is stable: within one rank the nearest stays first.
  return nearestFirst(found, here)
    .sort((a, b) => a.rank - b.rank)
    .map(({ rank: _rank, ...place }) => place);
}

function rankOf({ name, roman }: Place, wanted: string): number | null {
  const texts = [plain(name), plain(roman), initials(roman)];
  if (texts.some((text) => text.startsWith(wanted))) return 0;
  return texts.some((text) => text.includes(wanted)) ? 1 : null;
}

/** Without tones, spaces, hyphens and apostrophes, in small letters; v for ü, as keyboards write it. */
const plain = (text: string): string =>
  text
    .toLowerCase()
    .normalize('NFD')
    .replaceAll('u\u0308', 'v')
    .replaceAll(/[\u0300-\u036f\s'’-]/g, '');

const VOWELS = 'aeiouv';
// Several syllables are written as one word: each begins with its consonants, and n or ng ends one unless a vowel follows.
const SYLLABLE = new RegExp(
  `(?:[zcs]h|[bpmfdtnlgkhjqxrzcsyw])?[${VOWELS}]+(?:ng(?![${VOWELS}])|[nr](?![${VOWELS}g]))?`,
  'g',
);

const initials = (roman: string): string =>
  roman
    .split(/[\s'’-]+/)
    .flatMap((word) => plain(word).match(SYLLABLE) ?? [])
    .map((syllable) => syllable.slice(0, 1))
    .join('');
