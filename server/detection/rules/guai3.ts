import { characterRuns } from '../characterRuns.ts';
import type { Rule } from '../rule.ts';

/** Odd: symbols that are no script in the name (·, -, _, brackets, emoji). */
export const guai3: Rule = {
  id: 'GUAI-3',
  look: (subject) =>
    characterRuns(subject.text, (char) => (/[\p{L}\p{N}\p{M}]/u.test(char) ? null : 'SYMBOL')).map(
      ({ start, end }) => ({
        result: 'SYMBOL',
        start,
        end,
        evidence: { word: subject.text.slice(start, end).join('') },
      }),
    ),
};
