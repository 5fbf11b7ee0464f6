import { normaliseName } from '../../gazetteer/normaliseName.ts';
import type { Rule } from '../rule.ts';

/** The new name of a renaming meets article 9 as any other (TR art. 10): said, and all rules of article 9 run anyway. */
export const np07: Rule = {
  id: 'NP-07',
  look: ({ keys, text, input: { presentName } }) => {
    const present = normaliseName(presentName ?? '');
    if (present === '' || present === keys.norm) return [];
    return [{ result: 'NEW_NAME', start: 0, end: text.length, evidence: { other: presentName } }];
  },
};
