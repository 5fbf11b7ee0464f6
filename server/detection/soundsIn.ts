import type { CompiledRuleSet } from './compileRuleSet.ts';
import { inJurisdiction } from './inJurisdiction.ts';
import type { LexiconRow } from './ruleSet.ts';
import { type WordHit, wordsIn } from './wordIndex.ts';

type Heard = readonly WordHit<LexiconRow>[];

/** Words with tones that are heard in a name, and words without. */
export interface Sounds {
  readonly toned: Heard;
  readonly plain: Heard;
}

const NOTHING: Heard = [];
/** Of nearly every name. */
export const SILENCE: Sounds = { toned: NOTHING, plain: NOTHING };

interface Listened {
  /** How many characters the name has. */
  readonly length: number;
  readonly division: string | undefined;
  readonly set: CompiledRuleSet;
}

/** Words of the rules in any reading of a name; a word without tones that no reading has is not looked for with them. */
export function soundsIn(
  { pinyinTone, pinyinPlain }: { pinyinTone: readonly string[]; pinyinPlain: readonly string[] },
  name: Listened,
): Sounds {
  const { bareSounds } = name.set;
  if (!pinyinPlain.some((reading) => wordsIn(reading.split(' '), bareSounds).length > 0)) return SILENCE;
  const toned = heard(pinyinTone, 'pinyin_tone', name);
  const plain = heard(pinyinPlain, 'pinyin_plain', name);
  return toned.length === 0 && plain.length === 0 ? SILENCE : { toned, plain };
}

/** Words of one kind; a sound that several readings share is heard once. */
function heard(readings: readonly string[], match: LexiconRow['match'], { length, division, set }: Listened): Heard {
  const found = new Map<string, WordHit<LexiconRow>>();
  for (const reading of readings) {
    const syllables = reading.split(' ');
    // Digits are read as several syllables; then a place in the sound is no place in the text.
    if (syllables.length !== length) continue;
    for (const hit of wordsIn(syllables, set.sounds)) {
      const { row, start } = hit;
      if (row.match === match && inJurisdiction(row.jurisdiction, division)) found.set(`${start} ${row.id}`, hit);
    }
  }
  return [...found.values()];
}
