import { type EdgeArc, isSamePoint, type Position } from '../../boundaries/arcs/edgeArc.ts';
import { type Along, comesBefore, metresBetween, nearestAlong } from './alongCourse.ts';

/** Why a settled course cannot be laid on the line, with its place. Codes never change once issued. */
export interface SettlementRefusal {
  /**
   * no-line: no arc of the line; off-line: an end of the course does not lie on it; apart: the course leads from one stretch to
   * another past the place where a third division meets the line; short: it begins and ends in one place; finer-node: no place
   * on it for the end of a township line; occupied: it runs through a point of another line.
   */
  code: 'no-line' | 'off-line' | 'apart' | 'short' | 'finer-node' | 'occupied' | 'seam';
  at: Position;
  /** How far off. */
  metres: number | null;
}

/** A centimetre: what lies nearer is the same place, but for rounding of coordinates. */
export const SAME_METRES = 0.01;

/** A part of the course with the arc that it replaces a stretch of. */
export interface CoursePiece {
  arcId: string;
  course: readonly Position[];
}

interface OnArcs {
  own: readonly EdgeArc[];
  toleranceMetres: number;
}

/**
 * Cuts a course where it passes through nodes of the line, so that each piece replaces a stretch of one arc. A course along one
 * arc is one piece, whatever nodes it comes near.
 */
export function coursePieces(
  course: readonly Position[],
  { own, toleranceMetres }: OnArcs,
): CoursePiece[] | { refusal: SettlementRefusal } {
  const [first, last] = [course[0], course.at(-1)];
  if (!first || !last || own.length === 0) return refused('no-line', first ?? [0, 0], null);
  for (const end of [first, last]) {
    const metres = Math.min(...own.map((arc) => nearestAlong(end, arc.coordinates).metres));
    if (metres > toleranceMetres) return refused('off-line', end, metres);
  }
  const pieces = [course, cutAtNodes(course, { own, toleranceMetres })]
    .map((one) => (isPieces(one) ? one : [one]))
    .find((cut) => cut.every((piece) => arcOf(piece, { own, toleranceMetres }) !== undefined));
  if (pieces)
    return pieces.map((piece) => ({ arcId: arcOf(piece, { own, toleranceMetres })?.id ?? '', course: piece }));
  return refused('apart', first, null);
}

const isPieces = (one: readonly Position[] | Position[][]): one is Position[][] => Array.isArray(one[0]?.[0]);

export const refused = (code: SettlementRefusal['code'], at: Position, metres: number | null) => ({
  refusal: { code, at, metres },
});

/** The arc on which both ends lie, the nearest where several do. */
function arcOf(course: readonly Position[], { own, toleranceMetres }: OnArcs): EdgeArc | undefined {
  const ends = [course[0], course.at(-1)].flatMap((at) => (at ? [at] : []));
  const offOf = ({ coordinates }: EdgeArc) => Math.max(...ends.map((at) => nearestAlong(at, coordinates).metres));
  return own.filter((arc) => offOf(arc) <= toleranceMetres).toSorted((a, b) => offOf(a) - offOf(b))[0];
}

/** A point of the course near a node is meant to be it. */
function cutAtNodes(course: readonly Position[], { own, toleranceMetres }: OnArcs): Position[][] {
  const [first, last] = [course[0], course.at(-1)];
  const ends = own.flatMap(({ coordinates }) => [coordinates[0], coordinates.at(-1)].flatMap((at) => (at ? [at] : [])));
  const isNear = (a: Position, b: Position | undefined) => b !== undefined && metresBetween(a, b) <= toleranceMetres;
  const nodes = ends
    .filter((at, i) => ends.findIndex((other) => isSamePoint(other, at)) === i)
    .filter((at) => !isNear(at, first) && !isNear(at, last));
  const through = nodes.reduce<readonly Position[]>((now, node) => {
    const vertex = now.findIndex((at) => isNear(at, node));
    return vertex === -1 ? now : now.with(vertex, node);
  }, course);
  const cuts = nodes
    .map((at) => ({ ...nearestAlong(at, through), at }))
    .filter(({ metres }) => metres <= toleranceMetres)
    .toSorted((a, b) => (comesBefore(a, b) ? -1 : 1));
  return cutAt(through, cuts);
}

/** The course as consecutive parts, each ending where the next begins. */
export function cutAt(course: readonly Position[], places: readonly Along[]): Position[][] {
  const parts: Position[][] = [];
  let from: Along = { at: course[0] ?? [0, 0], index: -1, share: 1, metres: 0 };
  const end: Along = { at: course.at(-1) ?? [0, 0], index: course.length - 2, share: 1, metres: 0 };
  for (const to of [...places, end]) {
    const inner = course.slice(from.index + 1, to.index + 1);
    parts.push([from.at, ...inner, to.at].filter((at, i, all) => !isSamePoint(at, all[i - 1])));
    from = to;
  }
  return parts;
}
