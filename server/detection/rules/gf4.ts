import type { Rule } from '../rule.ts';
import { isEstate } from '../subject.ts';

const ID = 'GF-4';
/** Nanchang 2013: eight the most. For rows stored before rules had parameters. */
const MOST = 8;

/** Length of a name of a quarter or building (local rule, off by default). */
export const gf4: Rule = {
  id: ID,
  speaksOf: ['estate'],
  look: (subject, set) => {
    const { mostQuarterCharacters = MOST, mostBuildingCharacters = MOST } = set.rules.get(ID)?.parameters ?? {};
    const most = subject.category === 'building' ? mostBuildingCharacters : mostQuarterCharacters;
    const characters = subject.text.length;
    if (!isEstate(subject) || characters <= most) return [];
    return [{ result: 'LONG', start: 0, end: characters, evidence: { characters, most } }];
  },
};
