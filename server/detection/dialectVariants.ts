import type { LexiconRow } from './ruleSet.ts';

const SYLLABLE = /^([zcs]h|[bpmfdtnlgkhjqxrzcsyw]|)(.*)$/;
const INITIAL = /^(?:[zcs]h|[bpmfdtnlgkhjqxrzcsyw])$/;
// A name of six syllables with one merger each; more would be another name to anybody, and each is a look-up.
const MOST = 64;

// Spelling hides the final of these: yan is ian without an initial, wan is uan.
const SOUNDED = [
  [/^y(?=ang?$)/, 'i'],
  [/^w(?=ang?$)/, 'u'],
] as const;
const SPELT = [
  [/^i(?=ang?$)/, 'y'],
  [/^u(?=ang?$)/, 'w'],
] as const;
type Spelling = readonly (readonly [RegExp, string])[];
const rewritten = (syllable: string, spelling: Spelling): string =>
  spelling.reduce((text, [from, to]) => text.replace(from, to), syllable);

/** The sound a merger makes of one sound: its partner, or nothing when it speaks of others. */
function partner(sound: string, { text }: LexiconRow): string[] {
  const [one = '', two = ''] = text.split(' ');
  if (sound === one) return [two];
  return sound === two ? [one] : [];
}

/** A sound with all that it is merged with: r, l and n where n is l and l is r. */
function mergedWith(sound: string, mergers: readonly LexiconRow[]): string[] {
  const all = new Set([sound]);
  for (const each of all) for (const other of mergers.flatMap((merger) => partner(each, merger))) all.add(other);
  return [...all];
}

const isOfInitials = ({ text }: LexiconRow): boolean => INITIAL.test(text.split(' ')[0] ?? '');

/** The syllable as the dialect may also say it, itself first: min → ming where in and ing are one. */
function spoken(syllable: string, mergers: readonly LexiconRow[]): string[] {
  const [, initial = '', final = ''] = SYLLABLE.exec(rewritten(syllable, SOUNDED)) ?? [];
  const finals = mergedWith(
    final,
    mergers.filter((merger) => !isOfInitials(merger)),
  );
  return mergedWith(initial, mergers.filter(isOfInitials)).flatMap((one) =>
    finals.map((other) => rewritten(one + other, SPELT)),
  );
}

interface Begun {
  syllables: string[];
  changes: number;
}

/** What differs in the fewest syllables first: two real names seldom differ in more than one or two. */
function fewestChanges(begun: readonly Begun[], next: readonly string[]): Begun[] {
  return begun
    .flatMap(({ syllables, changes }) =>
      next.map((syllable, at) => ({ syllables: [...syllables, syllable], changes: changes + (at === 0 ? 0 : 1) })),
    )
    .sort((a, b) => a.changes - b.changes)
    .slice(0, MOST + 1);
}

function variantsOf(reading: string, mergers: readonly LexiconRow[]): { text: string; changes: number }[] {
  return reading
    .split(' ')
    .map((syllable) => spoken(syllable, mergers))
    .reduce<Begun[]>(fewestChanges, [{ syllables: [], changes: 0 }])
    .map(({ syllables, changes }) => ({ text: syllables.join(' '), changes }));
}

/**
 * Toneless readings that sound the same in a dialect as the ones given, without these: at most 64, those that differ in
 * the fewest syllables. Cost linear in the length of the readings.
 * @param mergers rows of two sounds the dialect does not tell apart: `in ing`, `n l`
 */
export function dialectVariants(readings: readonly string[], mergers: readonly LexiconRow[]): string[] {
  if (mergers.length === 0) return [];
  const variants = readings
    .flatMap((reading) => variantsOf(reading, mergers))
    .sort((a, b) => a.changes - b.changes)
    .map(({ text }) => text);
  return [...new Set(variants)].filter((variant) => !readings.includes(variant)).slice(0, MOST);
}
