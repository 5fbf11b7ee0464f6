import type { Rule } from '../rule.ts';

const RESULT: Readonly<Record<string, string>> = { census_only: 'UNAPPROVED', unknown: 'APPROVAL_UNKNOWN' };

/** No place is named or renamed without approval (TR art. 4): what the register knows of the approval of the present name. */
export const np03: Rule = {
  id: 'NP-03',
  look: ({ input: { presentName, presentStatus } }) => {
    const result = RESULT[presentStatus ?? ''];
    if (presentName === undefined || result === undefined) return [];
    return [{ result, evidence: { other: presentName } }];
  },
};
