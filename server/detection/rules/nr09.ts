import { lexiconHits } from '../lexiconHits.ts';
import type { Hit, Rule } from '../rule.ts';

const ID = 'NR-09';

/** A division is not named after a nationally famous entity beyond its own area (TR art. 9(9)). */
export const nr09: Rule = {
  id: ID,
  look: (subject) => {
    const { entitiesInside } = subject.input;
    if (subject.category !== 'division') return [];
    return lexiconHits(subject, ID).map(({ severity: _, ...hit }): Hit => {
      const word = String(hit.evidence.word);
      if (entitiesInside === undefined) return { ...hit, result: 'LOCATION_UNKNOWN' };
      return { ...hit, result: entitiesInside.includes(word) ? 'INSIDE' : 'OUTSIDE' };
    });
  },
};
