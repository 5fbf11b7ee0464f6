import type { CaseListItem } from '#server/naming/caseContract.ts';

/** Where a case of a list opens: a draft in its form, any other in its file. */
export const pathOfCase = ({ id, state }: Pick<CaseListItem, 'id' | 'state'>): string =>
  state === 'draft' ? `/apply/${id}` : `/cases/${id}`;
