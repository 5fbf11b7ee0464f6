import type { ArcEdit } from '../../boundaries/arcs/arcEdit.ts';
import { type EdgeArc, isSamePoint, type Position } from '../../boundaries/arcs/edgeArc.ts';
import { snapped } from '../../boundaries/arcs/snapped.ts';
import { comesBefore, nearestAlong } from './alongCourse.ts';
import { type CoursePiece, refused, type SettlementRefusal } from './coursePieces.ts';

/** The stretch of an arc that a piece of the course replaces. */
export interface Stretch {
  /** From the begin of the course to its end, with the points inserted for them. */
  before: readonly Position[];
  /** The points of the line on record that it lies between or upon. */
  old: readonly Position[];
  /** The course, its ends on the line. */
  after: readonly Position[];
  inserts: ArcEdit[];
}

/** Finds the stretch between the ends of a piece. What of the course lies at its ends within the tolerance gives way to them. */
export function stretchOf(
  arcs: readonly EdgeArc[],
  { arcId, course }: CoursePiece,
  toleranceMetres: number,
): Stretch | { refusal: SettlementRefusal } {
  const line = arcs.find(({ id }) => id === arcId)?.coordinates ?? [];
  const [begin, end] = [course[0], course.at(-1)].map((at) => at && snapped(at, [line], toleranceMetres)?.at);
  if (!begin || !end) return refused('off-line', course[0] ?? [0, 0], null);
  const after = [begin, ...course.slice(1, -1), end].filter((at, i, all) => !isSamePoint(at, all[i - 1]));
  const withBegin = inserted(line, begin);
  const withBoth = inserted(withBegin.line, end);
  const ways = waysBetween(withBoth.line, begin, end);
  const before = ways.toSorted((a, b) => areaBetween(a, after) - areaBetween(b, after))[0];
  if (!before) return refused('short', begin, null);
  if (goesOverSeam(line, before)) return refused('seam', line[0] ?? begin, null);
  return { before, old: oldPoints(line, before), after, inserts: [...withBegin.inserts, ...withBoth.inserts] };
}

/** The way over the point where a ring begins is in no arc as one stretch. */
const goesOverSeam = (line: readonly Position[], way: readonly Position[]): boolean =>
  isSamePoint(line[0], line.at(-1)) && way.slice(1, -1).some((at) => isSamePoint(at, line[0]));

/** The line with a point of an edge among its points. */
function inserted(line: readonly Position[], at: Position): { line: readonly Position[]; inserts: ArcEdit[] } {
  if (line.some((point) => isSamePoint(point, at))) return { line, inserts: [] };
  const { index } = nearestAlong(at, line);
  const [a, b] = [line[index], line[index + 1]];
  if (!a || !b) return { line, inserts: [] };
  const edit: ArcEdit = { kind: 'insert', between: [[...a], [...b]], at: [...at] };
  return { line: line.toSpliced(index + 1, 0, at), inserts: [edit] };
}

/** One way along an open line; both along a ring, the one over its begin second. */
function waysBetween(line: readonly Position[], begin: Position, end: Position): Position[][] {
  const places = [nearestAlong(begin, line), nearestAlong(end, line)] as const;
  const isForward = comesBefore(places[0], places[1]);
  const indexOf = (at: Position) => line.findIndex((point) => isSamePoint(point, at));
  const [from, to] = [indexOf(begin), indexOf(end)].toSorted((a, b) => a - b);
  if (from === undefined || to === undefined || from === -1) return [];
  const direct = line.slice(from, to + 1);
  const around = isSamePoint(line[0], line.at(-1)) ? [...line.slice(to), ...line.slice(1, from + 1)] : [];
  const turned = isForward ? [direct, around.toReversed()] : [direct.toReversed(), around];
  return turned.filter((way) => way.length > 1);
}

/** In square degrees, what lies between two courses of the same ends: tells the near way around a ring from the far one. */
function areaBetween(one: readonly Position[], other: readonly Position[]): number {
  const ring = [...one, ...other.toReversed()];
  const [ox, oy] = ring[0] ?? [0, 0];
  return Math.abs(
    ring.reduce((sum, [x, y], i) => {
      const [px, py] = ring[i - 1] ?? [x, y];
      return sum + (px - ox) * (y - oy) - (x - ox) * (py - oy);
    }, 0),
  );
}

/** The points of the line between which the stretch lies, all of them where it goes over the begin of a ring. */
function oldPoints(line: readonly Position[], before: readonly Position[]): readonly Position[] {
  const places = [before[0], before.at(-1)].flatMap((at) => {
    if (!at) return [];
    const { index, share } = nearestAlong(at, line);
    return [index + share];
  });
  return line.slice(Math.floor(Math.min(...places)), Math.ceil(Math.max(...places)) + 1);
}
