import type { CompiledRuleSet } from './compileRuleSet.ts';
import { groundOf } from './groundOf.ts';
import { inJurisdiction } from './inJurisdiction.ts';
import type { Hit } from './rule.ts';
import type { LexiconRow } from './ruleSet.ts';
import { isOfficial, type Subject } from './subject.ts';
import { type WordHit, wordsIn } from './wordIndex.ts';

type Heard = readonly WordHit<LexiconRow>[];
/** Words with tones that are heard in a name, and words without. */
interface Sounds {
  readonly toned: Heard;
  readonly plain: Heard;
}

const NOTHING: Heard = [];
const SILENCE: Sounds = { toned: NOTHING, plain: NOTHING };
// Two rules ask, and hardly a name has anything to be heard: the readings are searched once.
const heardIn = new WeakMap<Subject, Sounds>();

function soundsIn(subject: Subject, set: CompiledRuleSet): Sounds {
  const known = heardIn.get(subject);
  if (known) return known;
  const { pinyinTone, pinyinPlain } = subject.keys;
  const toned = heard(subject, { readings: pinyinTone, set, match: 'pinyin_tone' });
  const plain = heard(subject, { readings: pinyinPlain, set, match: 'pinyin_plain' });
  const sounds = toned.length === 0 && plain.length === 0 ? SILENCE : { toned, plain };
  heardIn.set(subject, sounds);
  return sounds;
}

/** Words of one kind in any reading of the name; a sound that several readings share is heard once. */
function heard(
  { text, input }: Subject,
  { readings, set, match }: { readings: readonly string[]; set: CompiledRuleSet; match: LexiconRow['match'] },
): Heard {
  let found: Map<string, WordHit<LexiconRow>> | undefined;
  for (const reading of readings) {
    const syllables = reading.split(' ');
    // Digits are read as several syllables; then a place in the sound is no place in the text.
    if (syllables.length !== text.length) continue;
    for (const hit of wordsIn(syllables, set.sounds)) {
      const { row, start } = hit;
      if (row.match !== match || !inJurisdiction(row.jurisdiction, input.division)) continue;
      found ??= new Map();
      found.set(`${start} ${row.id}`, hit);
    }
  }
  return found ? [...found.values()] : NOTHING;
}

/**
 * Stretches of a name that sound like a word of the rule, in any of its readings; without tones only where nothing is heard
 * with them. In official names they are excused: villages are old, and nothing could be done.
 */
export function soundHits(subject: Subject, set: CompiledRuleSet, rule: string): Hit[] {
  const sounds = soundsIn(subject, set);
  if (sounds === SILENCE) return [];
  const ofRule = ({ row }: WordHit<LexiconRow>): boolean => row.rules.includes(rule);
  const toned = sounds.toned.filter(ofRule);
  const places = new Set(toned.map(({ start }) => start));
  const plain = sounds.plain.filter((hit) => ofRule(hit) && !places.has(hit.start));
  const exception = isOfficial(subject) ? groundOf(subject, 'official_name') : undefined;
  return [...toned, ...plain].map(({ start, end, row }) => ({
    result: 'SOUNDS_UNHEALTHY',
    start,
    end,
    severity: row.severity,
    exception,
    evidence: { word: row.text, lexicon: row.id, source: row.source },
  }));
}
