import type { Rule } from '../rule.ts';
import { sizeHits } from '../sizeHits.ts';
import { wrongGeneric } from '../wrongGeneric.ts';

/** What is not known yet is told by DA-4 alone. */
const SEEN_HERE = new Set(['BELOW', 'ABOVE', 'CONDITION']);

/** The name fits the real extent, scale and nature (TR art. 9(2)); thresholds and the table of generic terms give the evidence. */
export const nr02: Rule = {
  id: 'NR-02',
  look: (subject, set) => [
    ...sizeHits(subject, set).filter(({ result }) => SEEN_HERE.has(result)),
    ...wrongGeneric(subject, set),
  ],
};
