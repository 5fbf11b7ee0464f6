import { type EdgeArc, edgesOf, isSamePoint, nodesOf, type Position, pointKey } from '../../boundaries/arcs/edgeArc.ts';
import { type Along, atShare, comesBefore, firstCrossing, nearestAlong, shareOf } from './alongCourse.ts';
import { refused, SAME_METRES, type SettlementRefusal } from './coursePieces.ts';
import type { Stretch } from './stretchOf.ts';

/** The end of a township line on the line between counties, and where on the new course it comes to lie. */
export interface Junction {
  from: Position;
  to: Along;
  /** crossed: where the township line meets the new course, it is cut back; drawn-on: the nearest place, it is drawn on. */
  how: 'crossed' | 'drawn-on';
  /** Points of the township line beyond the new course, which fall away. */
  beyond: readonly Position[];
}

/**
 * Where the ends of township lines come to lie when a stretch between counties takes another course. A township line that meets
 * the new course ends there; one that does not is drawn on to the nearest place, because nobody has decided another one.
 */
export function junctionsOn(
  finer: readonly EdgeArc[],
  stretch: Stretch,
): { junctions: Junction[] } | { refusal: SettlementRefusal } {
  const { before, after } = stretch;
  const nodes = nodesOf(finer);
  const kept = new Set(after.map(pointKey));
  const ends = before.slice(1, -1).filter((at) => nodes.has(pointKey(at)) && !kept.has(pointKey(at)));
  const near = ends.map((from) => junctionAt(finer, from, stretch));
  if (isInOrder(near, after)) return { junctions: near };
  const spread = near.map((one): Junction => {
    if (one.how === 'crossed') return one;
    const index = before.findIndex((at) => isSamePoint(at, one.from));
    return { ...one, to: atShare(after, shareOf(before, index)) };
  });
  if (isInOrder(spread, after)) return { junctions: spread };
  return refused('finer-node', ends[0] ?? after[0] ?? [0, 0], null);
}

function junctionAt(finer: readonly EdgeArc[], from: Position, { before, old, after }: Stretch): Junction {
  const along = new Set([...before, ...old].map(pointKey));
  const leaving = finer
    .map(({ coordinates }) => (isSamePoint(coordinates[0], from) ? coordinates : coordinates.toReversed()))
    .filter((course) => isSamePoint(course[0], from) && course[1] && !along.has(pointKey(course[1])));
  for (const course of leaving) {
    const met = meeting(course, after);
    if (met) return { from, how: 'crossed', ...met };
  }
  const to = nearestAlong(from, after);
  return { from, to: to.metres < SAME_METRES ? { ...to, at: from } : to, how: 'drawn-on', beyond: [] };
}

/** Where a township line, followed from its end, first meets the new course, and its points up to there. */
function meeting(course: readonly Position[], after: readonly Position[]) {
  for (const [i, edge] of edgesOf(course).entries()) {
    const to = firstCrossing(edge, after);
    if (to) return { to, beyond: course.slice(1, i + 1) };
  }
  return undefined;
}

/** Strictly one after the other, and none at an end of the course, where another point stands. */
function isInOrder(junctions: readonly Junction[], after: readonly Position[]): boolean {
  const ends = [after[0], after.at(-1)];
  return junctions.every(({ to }, i) => {
    const last = junctions[i - 1];
    return !ends.some((end) => isSamePoint(end, to.at)) && (!last || comesBefore(last.to, to));
  });
}
