import { type EdgeArc, isSamePoint, type Position, pointKey } from './edgeArc.ts';

type Ring = readonly Position[];
/** Coordinates of a GeoJSON MultiPolygon: outer rings counter-clockwise, each followed by its holes. */
export type Outline = Ring[][];

/**
 * The outlines that arcs make, by division: parts, holes and enclaves included. The same arcs in any order give the same
 * outlines.
 * @param wanted only of these divisions: the arcs of others need not be whole
 * @throws Error where the arcs of a division do not close
 */
export function outlinesOf(arcs: readonly EdgeArc[], wanted?: ReadonlySet<string>): Map<string, Outline> {
  const courses = new Map<string, Ring[]>();
  const add = (code: string, course: Ring) => {
    if (wanted === undefined || wanted.has(code)) courses.set(code, [...(courses.get(code) ?? []), course]);
  };
  for (const { left, right, coordinates } of arcs) {
    add(left, coordinates);
    if (right !== null) add(right, coordinates.toReversed());
  }
  return new Map([...courses].map(([code, list]) => [code, partsOf(ringsOf(list))]));
}

function ringsOf(courses: readonly Ring[]): Ring[] {
  const leaving = new Map<string, Set<Ring>>();
  const inOrder = courses.toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
  for (const course of inOrder) {
    const key = pointKey(firstOf(course));
    leaving.set(key, (leaving.get(key) ?? new Set()).add(course));
  }
  const unused = new Set(inOrder);
  const rings: Ring[] = [];
  for (const course of inOrder)
    if (unused.has(course)) rings.push(...withoutPinches(followed(course, leaving, unused)));
  return rings;
}

function firstOf([first]: Ring): Position {
  if (!first) throw new Error('An arc without points');
  return first;
}

function followed(start: Ring, leaving: ReadonlyMap<string, Set<Ring>>, unused: Set<Ring>): Position[] {
  const ring: Position[] = [];
  for (let course: Ring | undefined = start; course; ) {
    unused.delete(course);
    ring.push(...(ring.length === 0 ? course : course.slice(1)));
    if (isSamePoint(ring[0], ring.at(-1)) && course.length > 0) return ring;
    course = nextCourse(
      ring,
      [...(leaving.get(pointKey(lastOf(ring))) ?? [])].filter((one) => unused.has(one)),
    );
  }
  throw new Error(`An outline does not close at ${lastOf(ring)}`);
}

function lastOf(ring: readonly Position[]): Position {
  const last = ring.at(-1);
  if (!last) throw new Error('A ring without points');
  return last;
}

/** Where several courses leave a point, the one furthest to the left keeps the ground on its left in one piece. */
function nextCourse(ring: readonly Position[], choices: readonly Ring[]): Ring | undefined {
  if (choices.length < 2) return choices[0];
  const [before, at] = [ring.at(-2), lastOf(ring)];
  if (!before) return choices[0];
  const back = Math.atan2(before[1] - at[1], before[0] - at[0]);
  const angle = ([, to]: Ring): number => {
    if (!to) return 0;
    const turned = (back - Math.atan2(to[1] - at[1], to[0] - at[0])) % (2 * Math.PI);
    return turned > 0 ? turned : turned + 2 * Math.PI;
  };
  return choices.toSorted((a, b) => angle(a) - angle(b))[0];
}

/** A ring that comes through one point twice is two rings that touch. */
function withoutPinches(ring: readonly Position[]): Ring[] {
  const rings: Ring[] = [];
  const open: Position[] = [];
  const at = new Map<string, number>();
  for (const point of ring) {
    const from = at.get(pointKey(point));
    if (from !== undefined) {
      const closed = open.splice(from);
      for (const one of closed) at.delete(pointKey(one));
      rings.push([...closed, point]);
    }
    at.set(pointKey(point), open.length);
    open.push(point);
  }
  return rings;
}

const twiceArea = (ring: Ring): number =>
  ring.reduce((sum, [x, y], i) => {
    const [px, py] = ring[i - 1] ?? [x, y];
    const [ox, oy] = firstOf(ring);
    return sum + (px - ox) * (y - oy) - (x - ox) * (py - oy);
  }, 0);

function partsOf(rings: readonly Ring[]): Outline {
  const outers = rings.filter((ring) => twiceArea(ring) > 0).toSorted((a, b) => twiceArea(a) - twiceArea(b));
  const parts = outers.map((outer): { outer: Ring; holes: Ring[] } => ({ outer, holes: [] }));
  for (const hole of rings.filter((ring) => twiceArea(ring) < 0)) {
    const around = parts.find(({ outer }) => holds(outer, hole));
    if (!around) throw new Error(`A hole at ${firstOf(hole)} lies in no part`);
    around.holes.push(hole);
  }
  return parts.toReversed().map(({ outer, holes }) => [outer, ...holes]);
}

/** Whether a ring lies inside another; they may touch in points. */
function holds(outer: Ring, inner: Ring): boolean {
  const corners = new Set(outer.map(pointKey));
  const point = inner.find((p) => !corners.has(pointKey(p)));
  return point === undefined ? true : isInside(outer, point);
}

function isInside(ring: Ring, [x, y]: Position): boolean {
  let inside = false;
  ring.forEach((to, i) => {
    const from = ring[i - 1];
    if (!from || from[1] <= y === to[1] <= y) return;
    if (from[0] + ((y - from[1]) / (to[1] - from[1])) * (to[0] - from[0]) > x) inside = !inside;
  });
  return inside;
}
