import type { Rule } from '../rule.ts';
import { sizeHits } from '../sizeHits.ts';

/** The name fits the real extent, scale and nature (TR art. 9(2)); the thresholds give the evidence. */
export const nr02: Rule = {
  id: 'NR-02',
  look: (subject, set) => sizeHits(subject, set).filter(({ result }) => result === 'BELOW'),
};
