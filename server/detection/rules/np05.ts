import { normaliseName } from '../../gazetteer/normaliseName.ts';
import type { Rule } from '../rule.ts';

/**
 * Name and reality no longer agree (TR art. 10): the whole name of a division that has ended stands in the name. Other
 * reasons, construction or a change of nature, no name tells.
 */
export const np05: Rule = {
  id: 'NP-05',
  look: ({ text, keys, category, input: { endedDivisions } }) => {
    if (category === 'division') return [];
    return (endedDivisions ?? []).flatMap(({ name, endedOn }) => {
      const at = keys.norm.indexOf(normaliseName(name));
      if (at < 0 || name === '') return [];
      const start = [...keys.norm.slice(0, at)].length;
      const end = Math.min(start + [...name].length, text.length);
      return [{ result: 'DIVISION_ENDED', start, end, evidence: { word: name, endedOn } }];
    });
  },
};
