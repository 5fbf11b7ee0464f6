import type { CompiledRuleSet } from '../compileRuleSet.ts';
import { lexiconHits } from '../lexiconHits.ts';
import type { Hit, Rule } from '../rule.ts';
import { isOfficial, type Subject } from '../subject.ts';
import { wordsIn } from '../wordIndex.ts';

const ID = 'NR-01';

/** Words that sound like an unhealthy one. Official names are left out: villages are old, and nothing could be done. */
function sounds(subject: Subject, set: CompiledRuleSet): Hit[] {
  if (isOfficial(subject)) return [];
  const heard = (subject.keys.pinyinTone[0] ?? '').split(' ');
  // Digits are read as several syllables; then a place in the sound is no place in the text.
  if (heard.length !== subject.text.length) return [];
  const toned = wordsIn(heard, set.sounds).filter(({ row }) => row.match === 'pinyin_tone');
  const plain = wordsIn((subject.keys.pinyinPlain[0] ?? '').split(' '), set.sounds);
  return [...toned, ...plain.filter(({ row }) => row.match === 'pinyin_plain')].map(({ start, end, row }) => ({
    result: 'SOUNDS_UNHEALTHY',
    start,
    end,
    severity: row.severity,
    evidence: { word: row.text, lexicon: row.id, source: row.source },
  }));
}

/** The meaning is clear and healthy, not against public order and good morals (TR art. 9(1)). A person decides. */
export const nr01: Rule = {
  id: ID,
  look: (subject, set) => {
    const written = lexiconHits(subject, ID);
    const places = new Set(written.map(({ start }) => start));
    const heard = sounds(subject, set).filter(({ start }) => start === undefined || !places.has(start));
    return [...written, ...heard];
  },
};
