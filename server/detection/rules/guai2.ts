import { digitHits } from '../digitRuns.ts';
import type { Rule } from '../rule.ts';

/** Odd: characters mixed with digits without real meaning. */
export const guai2: Rule = {
  id: 'GUAI-2',
  speaksOf: ['unusual', 'estate'],
  look: (subject, set) => digitHits(subject, set, 'mixed'),
};
