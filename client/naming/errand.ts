import type { OpinionTask } from '#server/naming/caseContract.ts';
import type { Act } from './actForm.ts';

/** What a person has set out to do in a case: an act, and the finding or opinion it is about. */
export interface Errand {
  act: Act;
  findingId?: string;
  opinion?: OpinionTask;
  /** What its form starts with, where somebody came from a place that knows. */
  first?: FormValues;
}
export type FormValues = Record<string, unknown>;

/** Under which key the unfinished text of an errand is kept while the case is open. */
export const draftKey = ({ act, findingId, opinion }: Errand): string => `${act}:${findingId ?? opinion?.id ?? ''}`;
