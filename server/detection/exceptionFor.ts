import type { ExceptionRow } from './ruleSet.ts';
import type { Subject } from './subject.ts';
import type { WordHit } from './wordIndex.ts';

interface Stretch {
  start: number;
  end: number;
}

const covers = (found: WordHit<ExceptionRow>, hit: Stretch, { text, genericStart }: Subject): boolean => {
  switch (found.row.match) {
    case 'exact':
      return found.start === 0 && (found.end === text.length || found.end === genericStart);
    case 'prefix':
      return found.start === 0;
    case 'suffix':
      return found.end === text.length;
    case 'substring':
      return found.start <= hit.start && hit.end <= found.end;
    case 'crosses':
      return (
        (hit.start < found.start && found.start < hit.end && hit.end < found.end) ||
        (found.start < hit.start && hit.start < found.end && found.end < hit.end)
      );
    case 'area':
      return false;
  }
};

/** The exception of the criteria that covers a hit, if any; the finding is then shown as a note, never dropped. */
export function exceptionFor(subject: Subject, rule: string, hit: Stretch): ExceptionRow | undefined {
  const applies = ({ row }: WordHit<ExceptionRow>): boolean => row.rules.includes(rule) || row.rules.includes('*');
  return subject.exceptions.find((found) => applies(found) && covers(found, hit, subject))?.row;
}
