import type { CompiledRuleSet } from './compileRuleSet.ts';
import { inJurisdiction } from './inJurisdiction.ts';
import type { Hit } from './rule.ts';
import type { LexiconRow } from './ruleSet.ts';
import { isOfficial, type Subject } from './subject.ts';
import { type WordHit, wordsIn } from './wordIndex.ts';

/** Words of one kind in any reading of the name; a sound that several readings share is heard once. */
function heard(
  { text, input }: Subject,
  {
    readings,
    rule,
    set,
    match,
  }: { readings: readonly string[]; rule: string; set: CompiledRuleSet; match: LexiconRow['match'] },
): WordHit<LexiconRow>[] {
  const found = new Map<string, WordHit<LexiconRow>>();
  for (const reading of readings) {
    const syllables = reading.split(' ');
    // Digits are read as several syllables; then a place in the sound is no place in the text.
    if (syllables.length !== text.length) continue;
    for (const hit of wordsIn(syllables, set.sounds)) {
      const { row, start } = hit;
      const asked = row.match === match && row.rules.includes(rule) && inJurisdiction(row.jurisdiction, input.division);
      if (asked) found.set(`${start} ${row.id}`, hit);
    }
  }
  return [...found.values()];
}

/**
 * Stretches of a name that sound like a word of the rule, in any of its readings; without tones only where nothing is heard
 * with them. Official names are left out: villages are old, and nothing could be done.
 */
export function soundHits(subject: Subject, set: CompiledRuleSet, rule: string): Hit[] {
  if (isOfficial(subject)) return [];
  const { pinyinTone, pinyinPlain } = subject.keys;
  const toned = heard(subject, { readings: pinyinTone, rule, set, match: 'pinyin_tone' });
  const places = new Set(toned.map(({ start }) => start));
  const plain = heard(subject, { readings: pinyinPlain, rule, set, match: 'pinyin_plain' });
  return [...toned, ...plain.filter(({ start }) => !places.has(start))].map(({ start, end, row }) => ({
    result: 'SOUNDS_UNHEALTHY',
    start,
    end,
    severity: row.severity,
    evidence: { word: row.text, lexicon: row.id, source: row.source },
  }));
}
