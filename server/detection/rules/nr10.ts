import type { Rule } from '../rule.ts';
import type { CheckInput } from '../subject.ts';

// The list may be long around a big shape; a clerk needs the nearest few.
const MOST_SHOWN = 20;

const startsWith = (specific: string, names: readonly string[]): boolean =>
  names.some((name) => name !== '' && specific.startsWith(name));

// Of one character, half of all names would begin with the name of some village.
const isTold = (name: string): boolean => [...name].length > 1;

/** The specific part comes right after its whole name (富平街, 富平) and tells a reader nothing more. */
const isWhole = (name: string, at: number, names: readonly string[]): boolean => !names[at - 1]?.startsWith(name);

/** Was the register to be asked at all? A batch without it wanted no comparison. */
const isAsked = ({ registerAsked, inScope }: CheckInput): boolean =>
  registerAsked !== undefined || inScope !== undefined;

/**
 * A facility's name is generally unified with the local place name (TR art. 9(10)). Where nobody has drawn the place, only
 * the names of its divisions are known: a name that begins with none of them is not judged, and that is said.
 */
export const nr10: Rule = {
  id: 'NR-10',
  look: ({ category, specific, genericStart, input }) => {
    if (category !== 'facility' || specific === '') return [];
    const { surroundingNames, localNames = [] } = input;
    const names = [...new Set([...localNames, ...(surroundingNames ?? []).filter(isTold)])];
    if (startsWith(specific, names)) return [];
    const place = { start: 0, end: genericStart };
    if (!surroundingNames)
      return isAsked(input) ? [{ result: 'NOT_DRAWN', ...place, evidence: { word: specific } }] : [];
    const evidence = { word: specific, surroundingNames: names.filter(isWhole).slice(0, MOST_SHOWN) };
    return [{ result: 'NOT_LOCAL', ...place, evidence }];
  },
};
