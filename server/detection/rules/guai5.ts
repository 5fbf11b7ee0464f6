import { letterRule } from '../letterRuns.ts';
import { lexiconHits } from '../lexiconHits.ts';
import type { Rule } from '../rule.ts';

const ID = 'GUAI-5';
const letters = letterRule(ID, 'LETTERS', true);

/** Odd: pinyin letters and initials without meaning; words with a special meaning that invite ambiguity. */
export const guai5: Rule = {
  id: ID,
  speaksOf: ['unusual', 'words'],
  look: (subject, set, row) => [...letters.look(subject, set, row), ...lexiconHits(subject, ID)],
};
