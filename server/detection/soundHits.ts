import { groundOf } from './groundOf.ts';
import type { Hit } from './rule.ts';
import type { LexiconRow } from './ruleSet.ts';
import { SILENCE } from './soundsIn.ts';
import { isOfficial, type Subject } from './subject.ts';
import type { WordHit } from './wordIndex.ts';

/**
 * Stretches of a name that sound like a word of the rule, in any of its readings; without tones only where nothing is heard
 * with them. In official names they are excused: villages are old, and nothing could be done.
 */
export function soundHits(subject: Subject, rule: string): Hit[] {
  const { sounds } = subject;
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
