import { splitName } from '../../gazetteer/splitName.ts';
import type { Rule } from '../rule.ts';
import { isEstate } from '../subject.ts';

/** No stacked generics: 花园大厦, 广场花园 (local rule, off by default). */
export const gf1: Rule = {
  id: 'GF-1',
  look: (subject, set) => {
    if (!isEstate(subject) || subject.generic === null) return [];
    const inner = splitName(subject.specific, subject.category, set.tables.generics).generic;
    if (inner === null || inner.length < 2) return [];
    const start = subject.genericStart - inner.length;
    return [{ result: 'STACKED', start, end: subject.text.length, evidence: { word: inner + subject.generic } }];
  },
};
