import type { Rule } from '../rule.ts';
import { sizeHits } from '../sizeHits.ts';

/** Exaggerated: a generic term above the entity's real size. */
export const da4: Rule = { id: 'DA-4', look: sizeHits };
