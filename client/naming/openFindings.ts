import type { CaseDetail, CaseFinding } from '#server/naming/caseContract.ts';

/** Findings somebody must still deal with: what the law forbids, and what needs a reason. */
export const openFindings = ({ lastRun }: Pick<CaseDetail, 'lastRun'>): CaseFinding[] =>
  lastRun?.findings.filter(({ level, resolution }) => !resolution && (level === 'block' || level === 'review')) ?? [];
