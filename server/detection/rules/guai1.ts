import { digitHits } from '../digitRuns.ts';
import type { Rule } from '../rule.ts';

/** Odd: the specific part is digits only. Ordinals of lanes and units (3巷, 217社区) are normal. */
export const guai1: Rule = {
  id: 'GUAI-1',
  speaksOf: ['unusual', 'estate'],
  look: (subject, set) => digitHits(subject, set, 'only'),
};
