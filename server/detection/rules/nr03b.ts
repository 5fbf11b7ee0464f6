import { characterLevel } from '../../gazetteer/standardCharacters.ts';
import { characterRuns } from '../characterRuns.ts';
import { exceptionFor } from '../exceptionFor.ts';
import type { Rule } from '../rule.ts';
import { isOfficial } from '../subject.ts';

const ID = 'NR-03b';
const LOCAL_CHARACTER = {
  ground: 'long-established local character of an official name: document it',
  groundZh: '既有行政区划、村（社区）名称的地方用字，应备注说明',
  source: 'TR art. 9(3)',
};

/** Rare characters are avoided: level 3 of the General Standard Character Table (TR art. 9(3)). */
export const nr03b: Rule = {
  id: ID,
  look: (subject) =>
    characterRuns(subject.text, (char) => (characterLevel(char) === 3 ? 'RARE' : null)).map(({ start, end }) => ({
      result: 'RARE',
      start,
      end,
      evidence: { word: subject.text.slice(start, end).join(''), table: '通用规范汉字表 三级字' },
      exception: isOfficial(subject) ? LOCAL_CHARACTER : exceptionFor(subject, ID, { start, end }),
    })),
};
