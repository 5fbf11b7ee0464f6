import { characterLevel } from '../../gazetteer/standardCharacters.ts';
import { characterRuns } from '../characterRuns.ts';
import { exceptionFor } from '../exceptionFor.ts';
import { groundOf } from '../groundOf.ts';
import type { Rule } from '../rule.ts';
import { isOfficial, type Subject } from '../subject.ts';

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
      exception: isLocal(subject, start, end)
        ? groundOf(subject, 'local_character')
        : exceptionFor(subject, ID, { start, end }),
    })),
};

/** Written so by the official names of the place for long, or an official name itself. */
const isLocal = (subject: Subject, start: number, end: number): boolean =>
  isOfficial(subject) ||
  subject.text.slice(start, end).every((char) => subject.input.localCharacters?.includes(char) === true);
