import { characterRuns } from './characterRuns.ts';
import { isPinyin } from './isPinyin.ts';
import type { Hit, Rule } from './rule.ts';
import type { Subject } from './subject.ts';

/** Up to three letters are initials (EE, IBC), not a word of a foreign language. */
const LONGEST_ACRONYM = 3;

const kindOf = (char: string): 'latin' | 'foreign' | null => {
  if (/[A-Za-z]/.test(char)) return 'latin';
  return /\p{L}/u.test(char) && !/\p{Script=Han}/u.test(char) ? 'foreign' : null;
};

interface Letters {
  start: number;
  end: number;
  word: string;
  /** Pinyin or initials: letters without meaning; anything else is a foreign word or script. */
  meaningless: boolean;
}

function letterRuns(subject: Subject): Letters[] {
  if (subject.isStandard) return [];
  return characterRuns(subject.text, kindOf).map(({ kind, start, end }) => {
    const word = subject.text.slice(start, end).join('');
    const meaningless = kind === 'latin' && (word.length <= LONGEST_ACRONYM || isPinyin(word));
    return { start, end, word, meaningless };
  });
}

/** Letters of one sort in a name, as hits with the given result. */
export const letterRule = (id: string, result: string, meaningless: boolean): Rule => ({
  id,
  speaksOf: ['unusual'],
  look: (subject) =>
    letterRuns(subject)
      .filter((letters) => letters.meaningless === meaningless)
      .map(({ start, end, word }): Hit => ({ result, start, end, evidence: { word } })),
});
