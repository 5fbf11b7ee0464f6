import { isCountyOrAbove } from '../countyAndAbove.ts';
import type { Rule } from '../rule.ts';

/** Divisions of county level and above are reported first (TR art. 4): a gate of the procedure, no fault of the name. */
export const np02: Rule = {
  id: 'NP-02',
  look: (subject) =>
    isCountyOrAbove(subject)
      ? [{ result: 'REPORT_FIRST', start: 0, end: subject.text.length, evidence: { word: subject.name } }]
      : [],
};
