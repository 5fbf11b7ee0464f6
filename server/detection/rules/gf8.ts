import type { Rule } from '../rule.ts';

/**
 * A road running on in one direction keeps one specific name, also beyond the district (Lijiang; Ningbo art. 12; off by
 * default). The register tells which streets the line prolongs; without a line nothing is said.
 */
export const gf8: Rule = {
  id: 'GF-8',
  look: ({ category, keys, genericStart, input: { continues } }) => {
    const [first] = continues ?? [];
    if (category !== 'street' || !first) return [];
    if (continues?.some(({ specificNorm }) => specificNorm === keys.specificNorm)) return [];
    const { name, divisionName } = first;
    return [{ result: 'OTHER_SPECIFIC', start: 0, end: genericStart, evidence: { other: name, divisionName } }];
  },
};
