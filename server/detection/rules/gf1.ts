import type { PlaceCategory } from '../../gazetteer/contract.ts';
import { splitName } from '../../gazetteer/splitName.ts';
import type { Rule } from '../rule.ts';
import { isEstate } from '../subject.ts';

const ESTATE: readonly PlaceCategory[] = ['residential_area', 'building'];

/** No stacked generics of quarters or buildings: 花园大厦, 广场花园 (local rule, off by default). */
export const gf1: Rule = {
  id: 'GF-1',
  speaksOf: ['estate'],
  look: (subject, set) => {
    if (!isEstate(subject) || subject.generic === null) return [];
    const inner = ESTATE.map((category) => splitName(subject.specific, category, set.tables.generics).generic ?? '')
      .toSorted((a, b) => b.length - a.length)
      .at(0);
    if (!inner || inner.length < 2) return [];
    const start = subject.genericStart - [...inner].length;
    return [{ result: 'STACKED', start, end: subject.text.length, evidence: { word: inner + subject.generic } }];
  },
};
