/** Longitude first, CGCS2000 degrees. */
export type Position = readonly [number, number];

/**
 * A stretch of outline that the divisions on both of its sides share. Going along it `left` lies to the left; `right` is
 * null where no outline of the register adjoins. Its end points are nodes.
 */
export interface EdgeArc {
  id: string;
  left: string;
  right: string | null;
  coordinates: readonly Position[];
}

/** One point as text: equal points have equal keys. */
export const pointKey = ([lon, lat]: Position): string => `${lon} ${lat}`;
export const isSamePoint = (a: Position | undefined, b: Position | undefined): boolean =>
  a !== undefined && b !== undefined && a[0] === b[0] && a[1] === b[1];

/** The end points of arcs: where three divisions meet, where an outline leaves the register, where an enclave's ring closes. */
export const nodesOf = (arcs: readonly EdgeArc[]): Set<string> =>
  new Set(
    arcs.flatMap(({ coordinates: [first, ...rest] }) => [first, rest.at(-1)].flatMap((p) => (p ? [pointKey(p)] : []))),
  );

/** An arc as pairs of neighbouring points. */
export const edgesOf = (coordinates: readonly Position[]): [Position, Position][] =>
  coordinates.flatMap((to, i): [Position, Position][] => {
    const from = coordinates[i - 1];
    return from ? [[from, to]] : [];
  });
