import { edgesOf, type Position } from '../../boundaries/arcs/edgeArc.ts';
import { segmentContact } from '../../boundaries/arcs/segmentContact.ts';
import { METRES_PER_DEGREE, narrowing } from '../../platform/degrees.ts';

/** Planar at the latitude of the first; true to a thousandth at the few kilometres of a settled stretch. */
export const metresBetween = (a: Position, b: Position): number =>
  Math.hypot((a[0] - b[0]) * narrowing(a), a[1] - b[1]) * METRES_PER_DEGREE;

/** A place on a course: `index` of the point that the edge begins with, `share` of that edge, 0 to 1. */
export interface Along {
  at: Position;
  index: number;
  share: number;
  metres: number;
}

/** The place on a course nearest to a position, with its distance. Courses have two points at least. */
export function nearestAlong(at: Position, course: readonly Position[]): Along {
  const places = edgesOf(course).map(([a, b], index): Along => {
    const k = narrowing(at);
    const [dx, dy] = [(b[0] - a[0]) * k, b[1] - a[1]];
    const along = ((at[0] - a[0]) * k * dx + (at[1] - a[1]) * dy) / (dx * dx + dy * dy || 1);
    const share = Math.min(1, Math.max(0, along));
    const on: Position =
      share === 0 ? a : share === 1 ? b : [a[0] + share * (b[0] - a[0]), a[1] + share * (b[1] - a[1])];
    return { at: on, index, share, metres: metresBetween(at, on) };
  });
  return places.reduce((best, place) => (place.metres < best.metres ? place : best));
}

/** Order of two places along the same course. */
export const comesBefore = (a: Along, b: Along): boolean => a.index + a.share < b.index + b.share;

/** The place at a share of the length of a course. */
export function atShare(course: readonly Position[], share: number): Along {
  const lengths = edgesOf(course).map(([a, b]) => metresBetween(a, b));
  let left = share * lengths.reduce((sum, one) => sum + one, 0);
  const index = lengths.findIndex((length) => {
    if (left <= length) return true;
    left -= length;
    return false;
  });
  const [a, b] = [course[index], course[index + 1]];
  if (!a || !b) throw new Error('No such share of the course');
  const part = left / (lengths[index] || 1);
  return { at: [a[0] + part * (b[0] - a[0]), a[1] + part * (b[1] - a[1])], index, share: part, metres: 0 };
}

/** How far along a course a point of it stands, as a share of its length. */
export function shareOf(course: readonly Position[], index: number): number {
  const lengths = edgesOf(course).map(([a, b]) => metresBetween(a, b));
  const whole = lengths.reduce((sum, one) => sum + one, 0);
  return lengths.slice(0, index).reduce((sum, one) => sum + one, 0) / (whole || 1);
}

/** Where a segment first crosses a course, seen from its beginning. */
export function firstCrossing(
  [from, to]: readonly [Position, Position],
  course: readonly Position[],
): Along | undefined {
  const crossings = edgesOf(course).flatMap(([a, b], index): Along[] => {
    const contact = segmentContact([from, to], [a, b]);
    if (!contact) return [];
    const whole = metresBetween(a, b) || 1;
    return [
      { at: contact.at, index, share: metresBetween(a, contact.at) / whole, metres: metresBetween(from, contact.at) },
    ];
  });
  return crossings.toSorted((a, b) => a.metres - b.metres)[0];
}

/** The farthest that a point of either course lies from the other. */
export function deviationMetres(one: readonly Position[], other: readonly Position[]): number {
  const from = (points: readonly Position[], course: readonly Position[]) =>
    points.reduce((most, at) => Math.max(most, nearestAlong(at, course).metres), 0);
  return Math.max(from(one, other), from(other, one));
}
