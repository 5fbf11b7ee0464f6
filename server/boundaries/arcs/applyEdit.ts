import type { ArcEdit } from './arcEdit.ts';
import { type EdgeArc, isSamePoint, nodesOf, type Position, pointKey } from './edgeArc.ts';

/** Why a step cannot be taken. Codes never change once issued. */
export type EditRefusal = {
  code: 'no-point' | 'node' | 'no-node' | 'occupied' | 'no-edge' | 'no-stretch' | 'ends' | 'short';
  at: Position;
};

export type Edited = { arcs: readonly EdgeArc[]; inverse: ArcEdit } | { refusal: EditRefusal };

/**
 * Takes one step in all arcs that it touches at once, so that both sides of an edge keep the same points. Arcs that it does
 * not touch stay the same objects. The inverse step gives back the very numbers. Whether the new course crosses something
 * is asked of `courseFaults`.
 */
export function applyEdit(arcs: readonly EdgeArc[], edit: ArcEdit): Edited {
  switch (edit.kind) {
    case 'move':
    case 'move-node':
      return moved(arcs, edit);
    case 'insert':
      return inserted(arcs, edit);
    case 'delete':
      return deleted(arcs, edit.at);
    case 'replace':
      return replaced(arcs, edit);
  }
}

const hasPoint = (arcs: readonly EdgeArc[], at: Position): boolean =>
  arcs.some(({ coordinates }) => coordinates.some((point) => isSamePoint(point, at)));

type Move = Extract<ArcEdit, { kind: 'move' | 'move-node' }>;

function moved(arcs: readonly EdgeArc[], { kind, from, to }: Move): Edited {
  const isNode = nodesOf(arcs).has(pointKey(from));
  if (kind === 'move-node' && !isNode) return { refusal: { code: 'no-node', at: from } };
  if (kind === 'move' && isNode) return { refusal: { code: 'node', at: from } };
  if (!hasPoint(arcs, from)) return { refusal: { code: 'no-point', at: from } };
  if (hasPoint(arcs, to)) return { refusal: { code: 'occupied', at: to } };
  const next = mapCourses(arcs, (course) =>
    course.some((point) => isSamePoint(point, from))
      ? course.map((point) => (isSamePoint(point, from) ? to : point))
      : course,
  );
  return { arcs: next, inverse: { kind, from: to, to: from } };
}

function inserted(arcs: readonly EdgeArc[], { between, at }: Extract<ArcEdit, { kind: 'insert' }>): Edited {
  if (hasPoint(arcs, at)) return { refusal: { code: 'occupied', at } };
  const [a, b] = between;
  const next = mapCourses(arcs, (course) => {
    const i = course.findIndex((point, k) => isPair([point, course[k + 1]], [a, b]));
    return i === -1 ? course : course.toSpliced(i + 1, 0, at);
  });
  if (next.every((arc, i) => arc === arcs[i])) return { refusal: { code: 'no-edge', at: a } };
  return { arcs: next, inverse: { kind: 'delete', at } };
}

type Pair = readonly [Position | undefined, Position | undefined];
const isPair = ([p, q]: Pair, [a, b]: Pair): boolean =>
  (isSamePoint(p, a) && isSamePoint(q, b)) || (isSamePoint(p, b) && isSamePoint(q, a));

function deleted(arcs: readonly EdgeArc[], at: Position): Edited {
  if (nodesOf(arcs).has(pointKey(at))) return { refusal: { code: 'node', at } };
  const course = arcs.find(({ coordinates }) => coordinates.some((point) => isSamePoint(point, at)))?.coordinates ?? [];
  const i = course.findIndex((point) => isSamePoint(point, at));
  const [before, after] = [course[i - 1], course[i + 1]];
  if (!before || !after) return { refusal: { code: 'no-point', at } };
  // What is left of a ring of three corners is no ring.
  if (isSamePoint(course[0], course.at(-1)) && course.length < 5) return { refusal: { code: 'short', at } };
  const next = mapCourses(arcs, (points) =>
    points.some((point) => isSamePoint(point, at)) ? points.filter((point) => !isSamePoint(point, at)) : points,
  );
  return { arcs: next, inverse: { kind: 'insert', between: [[...before], [...after]], at: [...at] } };
}

function replaced(arcs: readonly EdgeArc[], { course, by }: Extract<ArcEdit, { kind: 'replace' }>): Edited {
  const [first = [0, 0], last = first] = [course[0], course.at(-1)];
  if (!isSamePoint(first, by[0]) || !isSamePoint(last, by.at(-1))) return { refusal: { code: 'ends', at: first } };
  const fresh = by.slice(1, -1).filter((point) => !course.some((old) => isSamePoint(old, point)));
  const occupied = fresh.find((point) => hasPoint(arcs, point));
  if (occupied) return { refusal: { code: 'occupied', at: occupied } };
  const next = mapCourses(
    arcs,
    (points) => exchanged(points, course, by) ?? exchanged(points, course.toReversed(), by.toReversed()) ?? points,
  );
  if (next.every((arc, i) => arc === arcs[i])) return { refusal: { code: 'no-stretch', at: first } };
  return { arcs: next, inverse: { kind: 'replace', course: by, by: course } };
}

/** The course with its stretch `old` replaced; undefined where it does not run that way. */
function exchanged(points: readonly Position[], old: readonly Position[], by: readonly Position[]) {
  const start = points.findIndex((_, i) => old.every((point, k) => isSamePoint(points[i + k], point)));
  return start === -1 ? undefined : points.toSpliced(start, old.length, ...by);
}

const mapCourses = (arcs: readonly EdgeArc[], next: (course: readonly Position[]) => readonly Position[]): EdgeArc[] =>
  arcs.map((arc) => {
    const coordinates = next(arc.coordinates);
    return coordinates === arc.coordinates ? arc : { ...arc, coordinates };
  });
