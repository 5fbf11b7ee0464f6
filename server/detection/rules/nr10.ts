import type { Rule } from '../rule.ts';

// The list may be long around a big shape; a clerk needs the nearest few.
const MOST_SHOWN = 20;

/** A facility's name is generally unified with the local place name (TR art. 9(10)). */
export const nr10: Rule = {
  id: 'NR-10',
  look: ({ category, specific, genericStart, input: { surroundingNames } }) => {
    if (category !== 'facility' || surroundingNames === undefined || specific === '') return [];
    if (surroundingNames.some((name) => name !== '' && specific.startsWith(name))) return [];
    const evidence = { word: specific, surroundingNames: surroundingNames.slice(0, MOST_SHOWN) };
    return [{ result: 'NOT_LOCAL', start: 0, end: genericStart, evidence }];
  },
};
