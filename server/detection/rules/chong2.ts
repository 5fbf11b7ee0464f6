import { nearbyHits, soundsSame } from '../nearbyHits.ts';
import type { Rule } from '../rule.ts';

/** One name, several spellings: close by, a name of the same kind that sounds the same and is written otherwise. */
export const chong2: Rule = {
  id: 'CHONG-2',
  look: (subject, _, { parameters }) => {
    const { spellingMetres: most = 0 } = parameters;
    return nearbyHits(subject, 'OTHER_SPELLING', (other) => other.metres <= most && soundsSame(subject, other));
  },
};
