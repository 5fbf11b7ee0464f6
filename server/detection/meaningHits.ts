import { lexiconHits } from './lexiconHits.ts';
import type { Hit } from './rule.ts';
import { soundHits } from './soundHits.ts';
import type { Subject } from './subject.ts';

/** Words of a rule that stand in a name, and those that are only heard in it. */
export function meaningHits(subject: Subject, rule: string): Hit[] {
  const written = lexiconHits(subject, rule);
  const places = new Set(written.map(({ start }) => start));
  const heard = soundHits(subject, rule).filter(({ start }) => start === undefined || !places.has(start));
  return [...written, ...heard];
}
