import { type ClashResult, comparison } from '../comparison.ts';
import { nameWordsIn } from '../nameWordsIn.ts';
import type { Hit, Rule } from '../rule.ts';
import type { AdjacentName } from '../subject.ts';

/** What two names must have in common to be worth a word beyond the legal scope; the weaker tests stay inside it. */
const RESULT: Partial<Record<ClashResult, string>> = {
  DUPLICATE: 'SAME',
  DUPLICATE_CITY: 'SAME',
  DUPLICATE_AFFIX: 'SAME',
  HOMOPHONE_STRICT: 'SAME_SOUND',
  HOMOPHONE_LOOSE: 'SAME_SOUND',
  SPECIFIC_CLASH: 'SAME_SPECIFIC',
  DIRECTION_PAIR: 'SAME_SPECIFIC',
};

function evidenceOf({ name, area, metres, divisionName, status, pinyinTone }: AdjacentName): Hit['evidence'] {
  return {
    ...{ other: name, scope: 'adjacent', scopeZh: '相邻区域', area: area ?? divisionName ?? '', metres },
    ...{ status, divisionName, readings: pinyinTone },
  };
}

/**
 * Names alike in an adjacent area: another built-up area close by, or over the border of the county. TR art. 9(8) does not
 * go so far, so this is advice of our own and never forbids; how far is a parameter of the row.
 */
export const nr08f: Rule = {
  id: 'NR-08f',
  look: (subject, set) =>
    (subject.input.adjacent ?? []).flatMap((other): Hit[] => {
      const clash = comparison(subject, other, { words: nameWordsIn(set, subject.input.division), dialect: [] });
      const result = clash === null ? undefined : RESULT[clash];
      if (result === undefined) return [];
      return [{ result, start: 0, end: subject.text.length, evidence: evidenceOf(other), clash: other }];
    }),
};
