import type { LexiconRow } from './ruleSet.ts';

const SYLLABLE = /^([zcs]h|[bpmfdtnlgkhjqxrzcsyw]|)(.*)$/;
const INITIAL = /^(?:[zcs]h|[bpmfdtnlgkhjqxrzcsyw])$/;
// A name of six syllables with one merger each; more would be another name to anybody.
const MOST = 64;

/** The sound a merger makes of one sound: its partner, or nothing when it speaks of others. */
function partner(sound: string, { text }: LexiconRow): string | undefined {
  const [one, two] = text.split(' ');
  if (sound === one) return two;
  return sound === two ? one : undefined;
}

/** The syllable as the dialect may also say it: min → ming where in and ing are one. */
function spoken(syllable: string, mergers: readonly LexiconRow[]): string[] {
  const [, initial = '', final = ''] = SYLLABLE.exec(syllable) ?? [];
  const others = mergers.map((merger) =>
    INITIAL.test(merger.text.split(' ')[0] ?? '')
      ? (partner(initial, merger) ?? initial) + final
      : initial + (partner(final, merger) ?? final),
  );
  return [...new Set([syllable, ...others])];
}

/**
 * Toneless readings that sound the same in a dialect as the ones given, without these, at most 64 a reading.
 * @param mergers rows of two sounds the dialect does not tell apart: `in ing`, `n l`
 */
export function dialectVariants(readings: readonly string[], mergers: readonly LexiconRow[]): string[] {
  if (mergers.length === 0) return [];
  const variants = readings.flatMap((reading) =>
    reading
      .split(' ')
      .map((syllable) => spoken(syllable, mergers))
      .reduce<string[][]>(
        (begun, next) => begun.flatMap((start) => next.map((syllable) => [...start, syllable])).slice(0, MOST),
        [[]],
      )
      .map((syllables) => syllables.join(' ')),
  );
  return [...new Set(variants)].filter((variant) => !readings.includes(variant));
}
