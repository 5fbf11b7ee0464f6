import { type CheckedOutline, verticesOf } from './outlineSet.ts';

/** Numbers of two outlines whose boxes meet, the lesser first. */
export type Pair = readonly [number, number];

interface Boxed {
  number: number;
  vertices: number;
  box: readonly [number, number, number, number];
}

/**
 * Which outlines may overlap, in portions: the outlines of a portion together have at most `mostVertices` (a pair alone may
 * have more), so that no statement takes long.
 */
export function overlapPairs(outlines: readonly CheckedOutline[], mostVertices: number): Pair[][] {
  const boxed = outlines.map(boxedOf).sort((a, b) => a.box[0] - b.box[0]);
  const portions: Pair[][] = [];
  let [pairs, members, vertices]: [Pair[], Set<number>, number] = [[], new Set(), 0];
  for (const [a, b] of meetings(boxed)) {
    const more = [a, b].filter(({ number }) => !members.has(number)).reduce((sum, one) => sum + one.vertices, 0);
    if (pairs.length > 0 && vertices + more > mostVertices) {
      portions.push(pairs);
      [pairs, members, vertices] = [[], new Set(), 0];
    }
    vertices += [a, b].reduce((sum, one) => sum + (members.has(one.number) ? 0 : one.vertices), 0);
    members.add(a.number).add(b.number);
    pairs.push([Math.min(a.number, b.number), Math.max(a.number, b.number)]);
  }
  return pairs.length > 0 ? [...portions, pairs] : portions;
}

function* meetings(boxed: readonly Boxed[]): Generator<[Boxed, Boxed]> {
  for (const [i, a] of boxed.entries()) {
    for (const b of startingWithin(boxed, i)) if (a.box[1] <= b.box[3] && b.box[1] <= a.box[3]) yield [a, b];
  }
}

/** Those after a place, in order from west to east, that begin before the one there ends. */
function* startingWithin(boxed: readonly Boxed[], place: number): Generator<Boxed> {
  const east = boxed[place]?.box[2] ?? -Infinity;
  for (let j = place + 1; j < boxed.length; j++) {
    const other = boxed[j];
    if (!other || other.box[0] > east) return;
    yield other;
  }
}

function boxedOf(outline: CheckedOutline): Boxed {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const polygon of outline.coordinates)
    for (const [x, y] of polygon[0] ?? []) {
      west = Math.min(west, x);
      south = Math.min(south, y);
      east = Math.max(east, x);
      north = Math.max(north, y);
    }
  return { number: outline.number, vertices: verticesOf(outline), box: [west, south, east, north] };
}
