import type { Rule } from '../rule.ts';

/** A facility's name is generally unified with the local place name (TR art. 9(10)). */
export const nr10: Rule = {
  id: 'NR-10',
  look: ({ category, specific, genericStart, input: { surroundingNames } }) => {
    if (category !== 'facility' || surroundingNames === undefined || specific === '') return [];
    if (surroundingNames.some((name) => name !== '' && specific.startsWith(name))) return [];
    return [{ result: 'NOT_LOCAL', start: 0, end: genericStart, evidence: { word: specific, surroundingNames } }];
  },
};
