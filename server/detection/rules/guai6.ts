import { meaningHits } from '../meaningHits.ts';
import type { Rule } from '../rule.ts';

const ID = 'GUAI-6';

/** Odd: unhealthy or vulgar meaning, written or heard. */
export const guai6: Rule = { id: ID, speaksOf: ['words', 'sounds'], look: (subject) => meaningHits(subject, ID) };
