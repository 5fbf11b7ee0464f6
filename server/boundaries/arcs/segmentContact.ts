import { isSamePoint, type Position } from './edgeArc.ts';

export type Segment = readonly [Position, Position];

/** Twice the signed area of a triangle in square degrees: positive where c lies left of a→b. */
const turn = (a: Position, b: Position, c: Position): number =>
  (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);

const isBeside = ([a, b]: Segment, p: Position): boolean =>
  Math.min(a[0], b[0]) <= p[0] &&
  p[0] <= Math.max(a[0], b[0]) &&
  Math.min(a[1], b[1]) <= p[1] &&
  p[1] <= Math.max(a[1], b[1]);

const liesOn = (segment: Segment, p: Position): boolean =>
  isBeside(segment, p) && turn(segment[0], segment[1], p) === 0;

/** Where two segments meet, but for an end point that both have; null where they do not. */
export function segmentContact(one: Segment, other: Segment): { at: Position; isCrossing: boolean } | null {
  if (!boxesMeet(one, other)) return null;
  const ends = [...one.filter((p) => liesOn(other, p)), ...other.filter((p) => liesOn(one, p))];
  const foreign = ends.find((p) => !(one.some((q) => isSamePoint(p, q)) && other.some((q) => isSamePoint(p, q))));
  if (foreign) return { at: foreign, isCrossing: false };
  if (ends.length > 0) return isFolded(one, other) ? { at: one[0], isCrossing: false } : null;
  const [a, b] = [turn(other[0], other[1], one[0]), turn(other[0], other[1], one[1])];
  const [c, d] = [turn(one[0], one[1], other[0]), turn(one[0], one[1], other[1])];
  if (a * b >= 0 || c * d >= 0) return null;
  const share = a / (a - b);
  return {
    at: [one[0][0] + share * (one[1][0] - one[0][0]), one[0][1] + share * (one[1][1] - one[0][1])],
    isCrossing: true,
  };
}

/** Two segments between the same two points. */
const isFolded = (one: Segment, other: Segment): boolean => one.every((p) => other.some((q) => isSamePoint(p, q)));

const boxesMeet = ([a, b]: Segment, [c, d]: Segment): boolean =>
  Math.max(a[0], b[0]) >= Math.min(c[0], d[0]) &&
  Math.max(c[0], d[0]) >= Math.min(a[0], b[0]) &&
  Math.max(a[1], b[1]) >= Math.min(c[1], d[1]) &&
  Math.max(c[1], d[1]) >= Math.min(a[1], b[1]);
