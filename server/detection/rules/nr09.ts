import { groundOf } from '../groundOf.ts';
import { lexiconHits } from '../lexiconHits.ts';
import type { Hit, Rule } from '../rule.ts';

const ID = 'NR-09';

/** A division is not named after a nationally famous entity beyond its own area (TR art. 9(9)). */
export const nr09: Rule = {
  id: ID,
  look: (subject) => {
    if (subject.category !== 'division') return [];
    return lexiconHits(subject, ID).map(({ severity: _, ...hit }): Hit => {
      const entity = subject.input.entities?.find(({ name }) => name === hit.evidence.word);
      // Unknown as well where the register has no outline of the division.
      if (!entity || entity.isInside === null) return { ...hit, result: 'LOCATION_UNKNOWN' };
      return entity.isInside
        ? { ...hit, result: 'INSIDE', exception: groundOf(subject, 'inside_division') }
        : { ...hit, result: 'OUTSIDE' };
    });
  },
};
