/** Longitude first, CGCS2000 degrees. */
export type Position = readonly [number, number];

/** The outline of one division: closed rings with its area on their left (outer rings counter-clockwise). */
export interface DivisionOutline {
  code: string;
  rings: readonly (readonly Position[])[];
}

/** A stretch of outline with the same division on either side all along; `right` is null where no outline adjoins. */
export interface Arc {
  left: string;
  right: string | null;
  coordinates: Position[];
}

interface Edge {
  from: Position;
  to: Position;
}

/**
 * The arcs that the outlines of one level consist of. Two divisions share an arc where their outlines run through the same
 * points; nothing is snapped, so neighbours that were drawn apart share none. Between two divisions the lesser code lies
 * left. The same outlines give the same arcs, wherever their rings begin.
 */
export function arcsOf(outlines: readonly DivisionOutline[]): Arc[] {
  const owners = ownersOf(outlines);
  const groups = new Map<string, { left: string; right: string | null; edges: Edge[] }>();
  for (const { code: left, rings } of outlines) {
    for (const edge of rings.flatMap(edgesOf)) {
      for (const right of neighbours(owners, left, edge)) {
        const name = `${left}|${right ?? ''}`;
        const group = groups.get(name) ?? { left, right, edges: [] };
        group.edges.push(edge);
        groups.set(name, group);
      }
    }
  }
  return [...groups.values()].flatMap(({ left, right, edges }) =>
    chainsOf(edges).map((coordinates) => ({ left, right, coordinates })),
  );
}

const keyOf = ([lon, lat]: Position): string => `${lon} ${lat}`;
const edgeKey = (from: Position, to: Position): string => `${keyOf(from)}|${keyOf(to)}`;

function edgesOf(ring: readonly Position[]): Edge[] {
  return ring.flatMap((to, i) => {
    const from = ring[i - 1];
    return from && keyOf(from) !== keyOf(to) ? [{ from, to }] : [];
  });
}

/** Which divisions have an edge on their left, by the edge in its direction. */
function ownersOf(outlines: readonly DivisionOutline[]): Map<string, string[]> {
  const owners = new Map<string, string[]>();
  for (const { code, rings } of outlines) {
    for (const { from, to } of rings.flatMap(edgesOf)) {
      const key = edgeKey(from, to);
      const list = owners.get(key);
      if (list) list.push(code);
      else owners.set(key, [code]);
    }
  }
  return owners;
}

/** The divisions on the right of an edge for which this side is to tell; none means that the other side tells. */
function neighbours(owners: ReadonlyMap<string, readonly string[]>, left: string, { from, to }: Edge) {
  const right = owners.get(edgeKey(to, from));
  return right === undefined ? [null] : right.filter((code) => left < code);
}

/** Edges joined end to end, cut where they fork; a closed line begins at its least point. */
function chainsOf(edges: readonly Edge[]): Position[][] {
  const leaving = new Map<string, Edge[]>();
  const arriving = new Map<string, number>();
  for (const edge of edges) {
    const at = keyOf(edge.from);
    leaving.set(at, [...(leaving.get(at) ?? []), edge]);
    arriving.set(keyOf(edge.to), (arriving.get(keyOf(edge.to)) ?? 0) + 1);
  }
  const isThrough = (at: string): boolean => leaving.get(at)?.length === 1 && arriving.get(at) === 1;
  const unused = new Set(edges);
  const follow = (first: Edge): Position[] => {
    const line = [first.from];
    for (let edge: Edge | undefined = first; edge && unused.delete(edge); ) {
      line.push(edge.to);
      const at: string = keyOf(edge.to);
      edge = isThrough(at) ? leaving.get(at)?.[0] : undefined;
    }
    return line;
  };
  const inOrder = edges.toSorted((a, b) => (keyOf(a.from) < keyOf(b.from) ? -1 : 1));
  const open = inOrder.filter(({ from }) => !isThrough(keyOf(from))).map(follow);
  return [...open, ...inOrder.flatMap((edge) => (unused.has(edge) ? [follow(edge)] : []))];
}
