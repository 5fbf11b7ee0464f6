import type { ForeignNameRow } from './ruleSet.ts';

/** One foreign name and its toneless syllables. */
export interface ForeignSound {
  readonly text: string;
  readonly syllables: readonly string[];
  readonly source: string;
}

// Two syllables are met by chance.
const FEWEST = 3;

/** The names of a row with their syllables; none for a row without, or one whose names were edited but not their sounds. */
export function foreignSounds({ text, sounds, source }: ForeignNameRow): ForeignSound[] {
  const heard = sounds?.split(' ') ?? [];
  const names = text.split(' ');
  if (names.length !== heard.length) return [];
  return names.flatMap((name, at) => {
    const syllables = heard[at]?.split('-') ?? [];
    return syllables.length >= FEWEST ? [{ text: name, syllables, source }] : [];
  });
}
