import type { CaseDetail } from '#server/naming/caseContract.ts';

/** The name a case is called by: the chosen one, before that the applicant's first choice. */
export const chosenCandidate = ({ candidates }: Pick<CaseDetail, 'candidates'>) =>
  candidates.find((candidate) => candidate.chosen) ?? candidates.toSorted((a, b) => a.rank - b.rank)[0];
