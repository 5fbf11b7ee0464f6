import { METRES_PER_DEGREE, narrowing } from '../../platform/degrees.ts';
import { edgesOf, isSamePoint, type Position } from './edgeArc.ts';

/** A position taken to what lies near it: `vertex` before `edge`. */
export interface Snapped {
  at: Position;
  to: 'vertex' | 'edge';
}

/**
 * The nearest vertex of some courses within a tolerance, else the nearest point on them; null where none is near enough.
 * Distances are planar at the latitude of the position, true to a thousandth at the few metres that a tolerance is.
 */
export function snapped(
  at: Position,
  courses: readonly (readonly Position[])[],
  toleranceMetres: number,
): Snapped | null {
  const near = (candidates: Iterable<Position>): Position | null => {
    let best: { point: Position; metres: number } | null = null;
    for (const point of candidates) {
      const metres = distanceMetres(at, point);
      if (metres <= toleranceMetres && (!best || metres < best.metres)) best = { point, metres };
    }
    return best?.point ?? null;
  };
  const vertex = near(courses.flat());
  if (vertex) return { at: vertex, to: 'vertex' };
  const edge = near(courses.flatMap((course) => edgesOf(course).map(([a, b]) => closestOn(at, a, b))));
  return edge && { at: edge, to: 'edge' };
}

function distanceMetres(a: Position, b: Position): number {
  if (isSamePoint(a, b)) return 0;
  return Math.hypot((a[0] - b[0]) * narrowing(a), a[1] - b[1]) * METRES_PER_DEGREE;
}

function closestOn(at: Position, a: Position, b: Position): Position {
  const k = narrowing(at);
  const [dx, dy] = [(b[0] - a[0]) * k, b[1] - a[1]];
  const along = ((at[0] - a[0]) * k * dx + (at[1] - a[1]) * dy) / (dx * dx + dy * dy || 1);
  const share = Math.min(1, Math.max(0, along));
  return [a[0] + share * (b[0] - a[0]), a[1] + share * (b[1] - a[1])];
}
