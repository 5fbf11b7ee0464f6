import { type EdgeArc, edgesOf, type Position, pointKey } from '../../boundaries/arcs/edgeArc.ts';
import { type Outline, outlinesOf } from '../../boundaries/arcs/outlinesOf.ts';

/** An outline as its rings, the area on their left. */
export interface RingedOutline {
  code: string;
  rings: readonly (readonly Position[])[];
}
/** What passes from one division, cut along its outline; `rings` as of an outline. */
export interface Piece {
  from: string;
  rings: readonly (readonly Position[])[];
}

/** About a tenth of a millimetre: where a drawn edge crosses an outline, the crossing lies on both but for rounding. */
const ON_EDGE_DEGREES = 1e-9;

/**
 * The outlines after pieces passed to the receiver. A crossing of the drawn line with an outline becomes a point of every
 * outline that runs there, so that neighbours still share all their points; edges that two parts share fall away, all
 * others stay. Outlines that nothing touches are left out.
 * @throws Error where the edges do not close
 */
export function passedOutlines(
  outlines: readonly RingedOutline[],
  pieces: readonly Piece[],
  receiver: string,
): Map<string, Outline> {
  const fresh = [...new Map(pieces.flatMap(({ rings }) => rings.flat()).map((at) => [pointKey(at), at])).values()];
  return new Map(
    outlines.flatMap((outline): [string, Outline][] => {
      const is = passedOutline(outline, fresh, {
        taken: pieces.filter(({ from }) => from === outline.code),
        given: outline.code === receiver ? pieces : [],
      });
      return is ? [[outline.code, is]] : [];
    }),
  );
}

interface Exchange {
  taken: readonly Piece[];
  given: readonly Piece[];
}

function passedOutline(outline: RingedOutline, fresh: readonly Position[], { taken, given }: Exchange) {
  const edges = new EdgeSum();
  const hasNewPoints = addEdges(edges, outline, fresh);
  if (!hasNewPoints && taken.length + given.length === 0) return undefined;
  for (const ring of taken.flatMap(({ rings }) => rings)) edges.add(ring.toReversed());
  for (const ring of given.flatMap(({ rings }) => rings)) edges.add(ring);
  return outlinesOf(edges.arcs(outline.code)).get(outline.code);
}

/** The edges of an outline, cut at the points that lie on them; whether there was one. */
function addEdges(edges: EdgeSum, { rings }: RingedOutline, fresh: readonly Position[]): boolean {
  let hasNewPoints = false;
  for (const [from, to] of rings.flatMap(edgesOf)) {
    const between = pointsOn([from, to], fresh);
    hasNewPoints ||= between.length > 0;
    edges.add([from, ...between, to]);
  }
  return hasNewPoints;
}

/** Points that lie on an edge and are none of its ends, in its direction. */
function pointsOn([a, b]: readonly [Position, Position], points: readonly Position[]): Position[] {
  const [dx, dy] = [b[0] - a[0], b[1] - a[1]];
  const square = dx * dx + dy * dy;
  const along = (at: Position): number => ((at[0] - a[0]) * dx + (at[1] - a[1]) * dy) / square;
  const isOn = (at: Position): boolean => {
    const share = along(at);
    if (share <= 0 || share >= 1 || pointKey(at) === pointKey(a) || pointKey(at) === pointKey(b)) return false;
    return Math.hypot(a[0] + share * dx - at[0], a[1] + share * dy - at[1]) < ON_EDGE_DEGREES;
  };
  return points.filter(isOn).toSorted((p, q) => along(p) - along(q));
}

/** Directed edges, of which two that run against each other fall away. */
class EdgeSum {
  readonly #edges = new Map<string, [Position, Position]>();

  add(course: readonly Position[]): void {
    for (const [from, to] of edgesOf(course)) {
      if (this.#edges.delete(`${pointKey(to)}|${pointKey(from)}`)) continue;
      this.#edges.set(`${pointKey(from)}|${pointKey(to)}`, [from, to]);
    }
  }

  arcs(left: string): EdgeArc[] {
    return [...this.#edges].map(([id, coordinates]) => ({ id, left, right: null, coordinates }));
  }
}
