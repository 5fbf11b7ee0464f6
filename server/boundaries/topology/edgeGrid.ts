import { METRES_PER_DEGREE, narrowing } from '../../platform/degrees.ts';
import type { Position } from '../arcsOf.ts';
import type { LoneEdge } from './edgesOf.ts';

/** Where a point comes nearest to an edge: the foot, and how far it is in metres. */
export interface Nearest {
  edge: LoneEdge;
  foot: Position;
  metres: number;
}

/** How many metres a unit of x and of y is. */
export type MetresPer = (at: Position) => readonly [x: number, y: number];

/** Degrees: right to 0.1 %, which is enough to ask what is near. */
export const metresPerDegree: MetresPer = (at) => [METRES_PER_DEGREE * narrowing(at), 110_900];
export const metresPerMetre: MetresPer = () => [1, 1];

/** Edges by the square they pass through, so that those near a point are found at once. */
export class EdgeGrid {
  readonly #cells = new Map<number, LoneEdge[]>();
  readonly #size: number;
  readonly #metresPer: MetresPer;

  /** @param reach up to how many metres edges are to be found */
  constructor(runs: readonly (readonly LoneEdge[])[], reach: number, metresPer: MetresPer) {
    this.#size = Math.max(reach, LEAST_SIZE);
    this.#metresPer = metresPer;
    for (const edge of runs.flat()) for (const key of this.#through(edge)) this.#put(key, edge);
  }

  /** The nearest edge of every outline that comes within `metres` (at most the reach of the grid) of a point. */
  near(at: Position, metres: number): Map<number, Nearest> {
    const found = new Map<number, Nearest>();
    const scale = this.#metresPer(at);
    const [column, row] = this.#cell(at);
    for (const beside of AROUND)
      for (const edge of this.#cells.get(column * ROWS + row + beside) ?? []) {
        const nearest = nearestOn(edge, at, scale);
        if (nearest.metres <= Math.min(metres, found.get(edge.owner)?.metres ?? metres)) found.set(edge.owner, nearest);
      }
    return found;
  }

  // Squares are of one size in degrees all over the set, nowhere in China narrower than the reach.
  #cell([x, y]: Position): [number, number] {
    const [perX, perY] = this.#metresPer([x, NORTHERNMOST]);
    return [Math.floor((x * perX) / this.#size), Math.floor((y * perY) / this.#size)];
  }

  *#through({ from, to }: LoneEdge): Generator<number> {
    const [a, b] = [this.#cell(from), this.#cell(to)];
    const steps = 2 * Math.max(Math.abs(a[0] - b[0]), Math.abs(a[1] - b[1]));
    let last = Number.NaN;
    for (let i = 0; i <= steps; i++) {
      const part = steps === 0 ? 0 : i / steps;
      const [column, row] = this.#cell([from[0] + (to[0] - from[0]) * part, from[1] + (to[1] - from[1]) * part]);
      const key = column * ROWS + row;
      if (key !== last) yield key;
      last = key;
    }
  }

  #put(key: number, edge: LoneEdge): void {
    const cell = this.#cells.get(key);
    if (cell) cell.push(edge);
    else this.#cells.set(key, [edge]);
  }
}

// More rows than there are squares between the equator and the north of China.
const ROWS = 2 ** 23;
// A square and those around it.
const AROUND = [-ROWS, 0, ROWS].flatMap((column) => [column - 1, column, column + 1]);
// Long edges would pass through very many smaller squares.
const LEAST_SIZE = 100;
const NORTHERNMOST = 54;

/** Where a point comes nearest to an edge. */
export function nearestOn(edge: LoneEdge, at: Position, [perX, perY]: readonly [number, number]): Nearest {
  const { from, to } = edge;
  const [dx, dy] = [(to[0] - from[0]) * perX, (to[1] - from[1]) * perY];
  const [px, py] = [(at[0] - from[0]) * perX, (at[1] - from[1]) * perY];
  const square = dx * dx + dy * dy;
  const part = square === 0 ? 0 : Math.max(0, Math.min(1, (px * dx + py * dy) / square));
  const foot = footAt(edge, part);
  return { edge, foot, metres: Math.hypot(px - dx * part, py - dy * part) };
}

// The ends come out as they are, not as arithmetic rounds them.
function footAt({ from, to }: LoneEdge, part: number): Position {
  if (part === 0) return from;
  if (part === 1) return to;
  return [from[0] + (to[0] - from[0]) * part, from[1] + (to[1] - from[1]) * part];
}
