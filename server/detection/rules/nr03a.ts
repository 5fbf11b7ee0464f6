import { type AlignedChar, alignName } from '../../gazetteer/normaliseName.ts';
import { characterLevel } from '../../gazetteer/standardCharacters.ts';
import { characterRuns } from '../characterRuns.ts';
import { groundOf } from '../groundOf.ts';
import type { Hit, Rule } from '../rule.ts';
import { isOfficial } from '../subject.ts';

type Fault = 'LATIN' | 'KANA' | 'OTHER_SCRIPT' | 'TRADITIONAL' | 'NOT_STANDARD' | 'SYMBOL';

/** 〇 is a numeral of the common script though not in the table; Arabic digits are judged by GUAI-1 and GUAI-2. */
const PLAIN = /^[0-9〇]$/;

function faultOf({ char, norm }: AlignedChar): Fault | null {
  if (PLAIN.test(char) || characterLevel(char) !== null) return null;
  if (/\p{Script=Han}/u.test(char)) return char === norm ? 'NOT_STANDARD' : 'TRADITIONAL';
  if (/\p{Script=Latin}/u.test(char)) return 'LATIN';
  if (/[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(char)) return 'KANA';
  return /\p{L}/u.test(char) ? 'OTHER_SCRIPT' : 'SYMBOL';
}

/** The national common language and script are used: standard Chinese characters only (TR art. 9(3)). */
export const nr03a: Rule = {
  id: 'NR-03a',
  speaksOf: ['unusual'],
  look: (subject) => {
    if (subject.isStandard) return [];
    const chars = alignName(subject.name);
    return characterRuns(chars, faultOf).map(({ kind, start, end }): Hit => {
      const word = chars
        .slice(start, end)
        .map(({ char }) => char)
        .join('');
      const standard = subject.text.slice(start, end).join('');
      const local = kind === 'NOT_STANDARD' && isOfficial(subject);
      return {
        result: kind,
        start,
        end,
        evidence: { word, standard },
        exception: local ? groundOf(subject, 'local_character') : undefined,
      };
    });
  },
};
