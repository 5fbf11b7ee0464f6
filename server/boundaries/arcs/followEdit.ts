import { applyEdit, type EditRefusal } from './applyEdit.ts';
import type { ArcEdit } from './arcEdit.ts';
import { type EdgeArc, nodesOf, pointKey } from './edgeArc.ts';

// A finer level need not have every point of the coarser one.
const NOT_THERE: ReadonlySet<EditRefusal['code']> = new Set(['no-point', 'no-node', 'no-edge', 'no-stretch']);

/**
 * The arcs of a finer level, whose outlines lie on the edited line, after the same step: a point that is a node there (a
 * township line ends at it) moves with all arcs that end at it. Arcs that do not run through the points stay as they are.
 */
export function followEdit(
  arcs: readonly EdgeArc[],
  edit: ArcEdit,
): { arcs: readonly EdgeArc[] } | { refusal: EditRefusal } {
  const followed = applyEdit(arcs, asThere(arcs, edit));
  if ('refusal' in followed && NOT_THERE.has(followed.refusal.code)) return touchedNode(arcs, edit) ?? { arcs };
  return followed;
}

function asThere(arcs: readonly EdgeArc[], edit: ArcEdit): ArcEdit {
  if (edit.kind !== 'move' && edit.kind !== 'move-node') return edit;
  return { ...edit, kind: nodesOf(arcs).has(pointKey(edit.from)) ? 'move-node' : 'move' };
}

/** A stretch that is replaced where a finer line ends on it: which point of the new course is its end, nobody has said. */
function touchedNode(arcs: readonly EdgeArc[], edit: ArcEdit): { refusal: EditRefusal } | undefined {
  if (edit.kind !== 'replace') return undefined;
  const nodes = nodesOf(arcs);
  const kept = new Set(edit.by.map(pointKey));
  const at = edit.course.find((point) => nodes.has(pointKey(point)) && !kept.has(pointKey(point)));
  return at && { refusal: { code: 'node', at } };
}
