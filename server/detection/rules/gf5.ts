import type { Rule } from '../rule.ts';
import { isEstate } from '../subject.ts';

/** A specific part of one character is avoided (local rule, off by default). */
export const gf5: Rule = {
  id: 'GF-5',
  speaksOf: ['estate'],
  look: (subject) =>
    isEstate(subject) && subject.generic !== null && subject.genericStart === 1
      ? [{ result: 'SHORT', start: 0, end: 1, evidence: { word: subject.specific } }]
      : [],
};
