import type { Rule } from '../rule.ts';
import { isEstate } from '../subject.ts';

/** Nanchang 2013: two to six characters are usual, eight the most. */
const MOST = 8;

/** Length of a name of a quarter or building (local rule, off by default). */
export const gf4: Rule = {
  id: 'GF-4',
  look: (subject) =>
    isEstate(subject) && subject.text.length > MOST
      ? [
          {
            result: 'LONG',
            start: 0,
            end: subject.text.length,
            evidence: { characters: subject.text.length, most: MOST },
          },
        ]
      : [],
};
