import { z } from 'zod';
import { CaseId, type CaseListItem } from '#server/naming/caseContract.ts';

/** The list from which a case was opened, in its order: what "next" means, also when a case has left the list by an act. */
const CaseQueue = z.object({ from: z.string(), ids: CaseId.array() });
type CaseQueue = z.infer<typeof CaseQueue>;

const KEPT_UNDER = 'diming.queue';

/** Remembers the list on the screen, in this tab. Drafts open in their form and are left out. */
export function rememberQueue(from: string, cases: readonly CaseListItem[]): void {
  const ids = cases.filter(({ state }) => state !== 'draft').map(({ id }) => id);
  sessionStorage.setItem(KEPT_UNDER, JSON.stringify({ from, ids }));
}

function queueKept(): CaseQueue | undefined {
  try {
    return CaseQueue.safeParse(JSON.parse(sessionStorage.getItem(KEPT_UNDER) ?? 'null')).data;
  } catch {
    return undefined;
  }
}

export interface PlaceInQueue {
  /** The address of the list. */
  from: string;
  /** From 1. */
  position: number;
  length: number;
  previous: CaseId | undefined;
  next: CaseId | undefined;
}

/** Where a case stands in the remembered list; undefined for a case opened otherwise. */
export function placeInQueue(id: CaseId, queue: CaseQueue | undefined = queueKept()): PlaceInQueue | undefined {
  const index = queue?.ids.indexOf(id) ?? -1;
  if (!queue || index < 0) return undefined;
  const { ids, from } = queue;
  return { from, position: index + 1, length: ids.length, previous: ids[index - 1], next: ids[index + 1] };
}
