import { nearbyHits, soundsSame } from '../nearbyHits.ts';
import type { Rule } from '../rule.ts';

/** One place, several names: a name of the same kind at the same spot that is written and spoken otherwise. */
export const chong1: Rule = {
  id: 'CHONG-1',
  look: (subject, _, { parameters }) => {
    const { sameSpotMetres: most = 0 } = parameters;
    return nearbyHits(subject, 'SAME_SPOT', (other) => other.apart <= most && !soundsSame(subject, other));
  },
};
