import { characterLevel } from '../../gazetteer/standardCharacters.ts';
import { characterRuns } from '../characterRuns.ts';
import { exceptionFor } from '../exceptionFor.ts';
import { groundOf } from '../groundOf.ts';
import type { Rule } from '../rule.ts';
import { isOfficial } from '../subject.ts';

const ID = 'NR-03b';

/** Rare characters are avoided: level 3 of the General Standard Character Table (TR art. 9(3)). */
export const nr03b: Rule = {
  id: ID,
  look: (subject) =>
    characterRuns(subject.text, (char) => (characterLevel(char) === 3 ? 'RARE' : null)).map(({ start, end }) => ({
      result: 'RARE',
      start,
      end,
      evidence: { word: subject.text.slice(start, end).join(''), table: '通用规范汉字表 三级字' },
      exception: isOfficial(subject) ? groundOf(subject, 'local_character') : exceptionFor(subject, ID, { start, end }),
    })),
};
