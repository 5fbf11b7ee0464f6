import { nearbyHits, soundsSame } from '../nearbyHits.ts';
import type { Rule } from '../rule.ts';

/** One place, several names: a name of the same kind at the same spot that is written and spoken otherwise. */
export const chong1: Rule = {
  id: 'CHONG-1',
  look: (subject, set) => {
    const most = set.rules.get('CHONG-1')?.parameters.sameSpotMetres ?? 0;
    return nearbyHits(subject, 'SAME_SPOT', (other) => other.apart <= most && !soundsSame(subject, other));
  },
};
