import type { Rule } from '../rule.ts';
import { sizeHits } from '../sizeHits.ts';

/** Exaggerated: a generic term above the entity's real size. One below it exaggerates nothing. */
export const da4: Rule = {
  id: 'DA-4',
  look: (subject, set) => sizeHits(subject, set).filter(({ result }) => result !== 'ABOVE'),
};
