import type { CaseId } from '#server/naming/caseContract.ts';

/** Codes that this tab was told since it was opened: the server tells each once and keeps a hash. */
export const shownCodes = new Map<CaseId, string>();
