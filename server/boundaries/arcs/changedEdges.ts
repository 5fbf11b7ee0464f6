import { type EdgeArc, edgesOf, type Position, pointKey } from './edgeArc.ts';

/** An edge of a division's outline, the division on its left. `weight` is 1 for an edge that is new, −1 for one that went. */
export interface OutlineEdge {
  from: Position;
  to: Position;
  weight: 1 | -1;
}

/**
 * How the outlines of divisions changed between two states of the same arcs, edge by edge; edges that stayed are left out,
 * and so is a division whose outline stayed as it was.
 */
export function changedEdges(before: readonly EdgeArc[], after: readonly EdgeArc[]): Map<string, OutlineEdge[]> {
  const same = new Set(before);
  const kept = new Set(after);
  const gone = before.filter((arc) => !kept.has(arc));
  const come = after.filter((arc) => !same.has(arc));
  const byDivision = new Map<string, Map<string, OutlineEdge>>();
  const add = (code: string, edge: OutlineEdge) => {
    const edges = byDivision.get(code) ?? new Map<string, OutlineEdge>();
    byDivision.set(code, edges);
    const key = `${pointKey(edge.from)}|${pointKey(edge.to)}`;
    if (edges.get(key)?.weight === -edge.weight) edges.delete(key);
    else edges.set(key, edge);
  };
  const addArc = (weight: 1 | -1) => (arc: EdgeArc) => {
    for (const [from, to] of edgesOf(arc.coordinates)) {
      add(arc.left, { from, to, weight });
      if (arc.right !== null) add(arc.right, { from: to, to: from, weight });
    }
  };
  gone.forEach(addArc(-1));
  come.forEach(addArc(1));
  return new Map([...byDivision].flatMap(([code, edges]) => (edges.size === 0 ? [] : [[code, [...edges.values()]]])));
}

/**
 * What a point was for a division and is now: 1 where it became part of it, −1 where it was lost, 0 where nothing changed.
 */
export function gainedAt(edges: readonly OutlineEdge[], [x, y]: Position): number {
  let gained = 0;
  for (const { from, to, weight } of edges) {
    if (from[1] <= y === to[1] <= y) continue;
    const at = from[0] + ((y - from[1]) / (to[1] - from[1])) * (to[0] - from[0]);
    if (at > x) gained += to[1] > from[1] ? weight : -weight;
  }
  return gained;
}
