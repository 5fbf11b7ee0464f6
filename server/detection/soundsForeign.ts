import type { CompiledRuleSet } from './compileRuleSet.ts';
import { coveredPositions, reachesInto } from './coveredPositions.ts';
import { exceptionFor } from './exceptionFor.ts';
import type { Hit } from './rule.ts';
import { isEstate, type Subject } from './subject.ts';
import { outermost, wordsIn } from './wordIndex.ts';

/**
 * Foreign names that a specific part sounds like though it is written otherwise (泰唔士, 爱里舍). Estates only: among
 * 129,582 urban communities 0.03 % sound so, a good part of them on purpose.
 */
export function soundsForeign(subject: Subject, set: CompiledRuleSet, rule: string): Hit[] {
  if (!isEstate(subject)) return [];
  const heard = (subject.keys.pinyinPlain[0] ?? '').split(' ');
  // Digits and letters are read as several syllables; then a place in the sound is no place in the text.
  if (heard.length !== subject.text.length) return [];
  const written = (start: number, end: number): string => subject.text.slice(start, end).join('');
  const covered = coveredPositions(subject.foreign);
  const meant = wordsIn(heard.slice(0, subject.genericStart), set.foreignSounds).filter(
    (hit) => !reachesInto(hit, covered),
  );
  return outermost(meant).map(({ start, end, row }) => ({
    result: 'SOUNDS_FOREIGN',
    start,
    end,
    exception: exceptionFor(subject, rule, { start, end }),
    evidence: { word: written(start, end), foreign: row.text, source: row.source },
  }));
}
