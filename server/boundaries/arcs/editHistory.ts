import { applyEdit, type EditRefusal } from './applyEdit.ts';
import type { ArcEdit } from './arcEdit.ts';
import type { EdgeArc } from './edgeArc.ts';

/** The arcs as they are now and the way there. */
export interface EditHistory {
  arcs: readonly EdgeArc[];
  /** Taken steps, newest last, each with the one that takes it back. */
  done: readonly { edit: ArcEdit; inverse: ArcEdit }[];
  /** Steps taken back, the next to repeat last. */
  undone: readonly ArcEdit[];
}

export const newHistory = (arcs: readonly EdgeArc[]): EditHistory => ({ arcs, done: [], undone: [] });

export type Stepped = { history: EditHistory } | { refusal: EditRefusal };

/** Takes a step; what was taken back before can then not be repeated any more. */
export function stepped(history: EditHistory, edit: ArcEdit): Stepped {
  const result = applyEdit(history.arcs, edit);
  if ('refusal' in result) return result;
  const { arcs, inverse } = result;
  return { history: { arcs, done: [...history.done, { edit, inverse }], undone: [] } };
}

/** Takes the newest step back; the arcs are then what they were, number for number. */
export function undone(history: EditHistory): EditHistory {
  const last = history.done.at(-1);
  const result = last && applyEdit(history.arcs, last.inverse);
  if (!last || !result || 'refusal' in result) return history;
  return { arcs: result.arcs, done: history.done.slice(0, -1), undone: [...history.undone, last.edit] };
}

/** Repeats the step taken back last. */
export function redone(history: EditHistory): EditHistory {
  const next = history.undone.at(-1);
  const result = next && stepped(history, next);
  if (!result || 'refusal' in result) return history;
  return { ...result.history, undone: history.undone.slice(0, -1) };
}
