import type { Rule } from '../rule.ts';
import { sizeHits } from '../sizeHits.ts';

/** What is not known yet is told by DA-4 alone. */
const SEEN_HERE = new Set(['BELOW', 'ABOVE', 'CONDITION']);

/** The name fits the real extent, scale and nature (TR art. 9(2)); the thresholds give the evidence. */
export const nr02: Rule = {
  id: 'NR-02',
  look: (subject, set) => sizeHits(subject, set).filter(({ result }) => SEEN_HERE.has(result)),
};
