import { characterRuns } from '../characterRuns.ts';
import type { Rule } from '../rule.ts';

const WRITTEN = /[\p{L}\p{N}\p{M}]/u;

/** Odd: symbols that are no script in the name (·, -, _, brackets, emoji). */
export const guai3: Rule = {
  id: 'GUAI-3',
  speaksOf: ['unusual'],
  look: ({ text, isStandard }) => {
    if (isStandard) return [];
    return characterRuns(text, (char) => (WRITTEN.test(char) ? null : 'SYMBOL')).map(({ start, end }) => ({
      result: 'SYMBOL',
      start,
      end,
      evidence: { word: text.slice(start, end).join('') },
    }));
  },
};
