import { changedEdges, type OutlineEdge } from './changedEdges.ts';
import type { EdgeArc } from './edgeArc.ts';
import { equalArea } from './equalArea.ts';

/** What a division gained and lost between two states of the arcs, in square metres. */
export interface AreaChange {
  code: string;
  gainedSquareMetres: number;
  lostSquareMetres: number;
}

/**
 * Areas that each division gained and lost, on the ellipsoid of CGCS2000. An edge is taken as straight on the equal-area
 * map; the geodesic between its ends encloses at most 10 m² more or less for an edge of 1 km, at 38° north.
 */
export const areaChanges = (before: readonly EdgeArc[], after: readonly EdgeArc[]): AreaChange[] =>
  [...changedEdges(before, after)]
    .map(([code, edges]) => ({ code, ...windingAreas(edges.map(onMap)) }))
    .filter(({ gainedSquareMetres: gained, lostSquareMetres: lost }) => gained > 0 || lost > 0)
    .sort((a, b) => (a.code < b.code ? -1 : 1));

const onMap = ({ from, to, weight }: OutlineEdge): OutlineEdge => ({
  from: equalArea(from),
  to: equalArea(to),
  weight,
});

/**
 * Sweeps from south to north in bands within which no two edges cross: there, between two edges, a point is gained or lost
 * all along, and what lies between them is a trapezium.
 */
function windingAreas(edges: readonly OutlineEdge[]) {
  const heights = [...new Set([...edges.flatMap(({ from, to }) => [from[1], to[1]]), ...crossingHeights(edges)])].sort(
    (a, b) => a - b,
  );
  const sum = { gainedSquareMetres: 0, lostSquareMetres: 0 };
  heights.forEach((top, i) => {
    const bottom = heights[i - 1];
    if (bottom !== undefined) addBand(sum, edges, [bottom, top]);
  });
  return sum;
}

type Sum = Omit<AreaChange, 'code'>;

function addBand(sum: Sum, edges: readonly OutlineEdge[], [bottom, top]: readonly [number, number]): void {
  const middle = (bottom + top) / 2;
  const active = edges
    .filter(({ from, to }) => from[1] <= middle !== to[1] <= middle)
    .map((edge) => ({ x: xAt(edge, middle), step: edge.to[1] > edge.from[1] ? -edge.weight : edge.weight }))
    .sort((a, b) => a.x - b.x);
  let winding = 0;
  active.forEach(({ x, step }, i) => {
    const west = active[i - 1];
    if (west) {
      const area = (x - west.x) * (top - bottom) * winding;
      if (area > 0) sum.gainedSquareMetres += area;
      else sum.lostSquareMetres -= area;
    }
    winding += step;
  });
}

const xAt = ({ from, to }: OutlineEdge, y: number): number =>
  from[0] + ((y - from[1]) / (to[1] - from[1])) * (to[0] - from[0]);

function crossingHeights(edges: readonly OutlineEdge[]): number[] {
  return edges.flatMap((one, i) => edges.slice(i + 1).flatMap((other) => crossingHeight(one, other)));
}

function crossingHeight({ from: a, to: b }: OutlineEdge, { from: c, to: d }: OutlineEdge): number[] {
  const denominator = (b[0] - a[0]) * (d[1] - c[1]) - (b[1] - a[1]) * (d[0] - c[0]);
  if (denominator === 0) return [];
  const t = ((c[0] - a[0]) * (d[1] - c[1]) - (c[1] - a[1]) * (d[0] - c[0])) / denominator;
  const u = ((c[0] - a[0]) * (b[1] - a[1]) - (c[1] - a[1]) * (b[0] - a[0])) / denominator;
  return t > 0 && t < 1 && u > 0 && u < 1 ? [a[1] + t * (b[1] - a[1])] : [];
}
