import { meaningHits } from '../meaningHits.ts';
import type { Rule } from '../rule.ts';

const ID = 'NR-01';

/** The meaning is clear and healthy, not against public order and good morals (TR art. 9(1)). A person decides. */
export const nr01: Rule = { id: ID, speaksOf: ['words', 'sounds'], look: (subject) => meaningHits(subject, ID) };
