import type { Rule } from '../rule.ts';

const ID = 'NP-04';

/**
 * A name reflects geography, history and culture of the place (TR art. 5). A person judges by the meaning that the applicant
 * gives; the rule only sees that there is too little of it to judge by.
 */
export const np04: Rule = {
  id: ID,
  look: ({ text, input: { meaning } }, set) => {
    const fewest = set.rules.get(ID)?.parameters.fewestCharacters ?? 0;
    const characters = [...(meaning ?? '').trim()].length;
    if (meaning === undefined || characters >= fewest) return [];
    return [{ result: 'MEANING_BARE', start: 0, end: text.length, evidence: { characters, fewest } }];
  },
};
