import { spokenDigits } from './cardinalOf.ts';
import { normaliseName } from './normaliseName.ts';
import type { ReadingRegistry } from './readingRegistry.ts';
import { readSegments } from './readSegments.ts';

/** 665,000 names have 1.5 combinations on average and at most 96; 0.08 % have more than 16. */
const MAX_COMBINATIONS = 16;

/**
 * All readings a name may have, preferred first, at most 16. Characters the registry has not settled count with every
 * reading they have in place names, so that a homophone is not missed because a converter guessed. Digits are read as
 * numbers: 3巷 and 三巷 sound the same.
 * @param genericSyllables syllables of the generic term at the end, when it is known
 */
export function readingsOf(
  text: string,
  registry: ReadingRegistry,
  genericSyllables: readonly string[] = [],
): string[][] {
  const spoken = normaliseName(text).replace(/\d+/g, spokenDigits);
  let readings: string[][] = [[]];
  for (const { alternatives } of readSegments([...spoken], genericSyllables, registry)) {
    const used = alternatives.slice(0, Math.max(1, Math.floor(MAX_COMBINATIONS / readings.length)));
    const [only = [], ...others] = used;
    // Copies only where readings part: copying at each character would make long texts quadratic.
    if (others.length === 0) append(readings, only);
    else readings = used.flatMap((syllables) => readings.map((reading) => [...reading, ...syllables]));
  }
  return readings;
}

function append(readings: readonly string[][], syllables: readonly string[]): void {
  for (const reading of readings) for (const syllable of syllables) reading.push(syllable);
}
