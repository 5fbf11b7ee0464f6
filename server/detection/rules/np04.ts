import type { Rule } from '../rule.ts';

/**
 * A name reflects geography, history and culture of the place (TR art. 5). A person judges by the meaning that the applicant
 * gives; the rule only sees that there is too little of it to judge by.
 */
export const np04: Rule = {
  id: 'NP-04',
  look: ({ text, input: { meaning } }, _, { parameters }) => {
    const { fewestCharacters: fewest = 0 } = parameters;
    const characters = [...(meaning ?? '').trim()].length;
    if (meaning === undefined || characters >= fewest) return [];
    return [{ result: 'MEANING_BARE', start: 0, end: text.length, evidence: { characters, fewest } }];
  },
};
