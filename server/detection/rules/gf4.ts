import type { Rule } from '../rule.ts';
import { isEstate } from '../subject.ts';

/** Nanchang 2013: eight the most. For rows stored before rules had parameters. */
const MOST = 8;

/** Length of a name of a quarter or building (local rule, off by default). */
export const gf4: Rule = {
  id: 'GF-4',
  speaksOf: ['estate'],
  look: (subject, _, { parameters }) => {
    const { mostQuarterCharacters = MOST, mostBuildingCharacters = MOST } = parameters;
    const most = subject.category === 'building' ? mostBuildingCharacters : mostQuarterCharacters;
    const characters = subject.text.length;
    if (!isEstate(subject) || characters <= most) return [];
    return [{ result: 'LONG', start: 0, end: characters, evidence: { characters, most } }];
  },
};
