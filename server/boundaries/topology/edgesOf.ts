import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Position } from '../arcsOf.ts';
import type { CheckedOutline } from './outlineSet.ts';

/** A side of a ring that no other outline has vertex for vertex. */
export interface LoneEdge {
  owner: number;
  from: Position;
  to: Position;
}

/** Edges and vertices of a set: what is shared exactly, and what is not. */
export interface SetEdges {
  /** Ring by ring in the order of the set, broken where an edge is shared. */
  lone: LoneEdge[][];
  /** Numbers of the outlines that run through a point. */
  ownersAt: (position: Position) => readonly number[];
  /** Whether an outline has this ring as a hole of its own, point for point. */
  isDrawnHole: (ring: readonly Position[]) => boolean;
}

/** Compares all edges of a set with one another, a moment at a time. */
export async function edgesOf(outlines: readonly CheckedOutline[]): Promise<SetEdges> {
  const points = new Points();
  const uses = new Map<number, number>();
  const rings: NumberedRing[] = [];
  for (const { number, coordinates } of outlines) {
    const own = coordinates.flatMap((polygon) => polygon.map((ring, i) => numbered({ ring, isHole: i > 0 })));
    rings.push(...own);
    await nextTurn();

    function numbered({ ring, isHole }: { ring: readonly Position[]; isHole: boolean }): NumberedRing {
      const ids = ring.map((position) => points.add(position, number));
      countUses(ids, uses);
      return { owner: number, ring, ids, isHole };
    }
  }
  const holes = new Set(rings.filter(({ isHole }) => isHole).map(({ ids }) => ringKey(ids)));
  const idsOf = (ring: readonly Position[]) => ring.map((position) => points.find(position) ?? -1);
  return {
    lone: rings.flatMap((ring) => loneRuns(ring, uses)),
    ownersAt: (at) => points.ownersAt(at),
    isDrawnHole: (ring) => holes.has(ringKey(idsOf(ring))),
  };
}

interface NumberedRing {
  owner: number;
  ring: readonly Position[];
  ids: readonly number[];
  isHole: boolean;
}

/** The different points of a set, numbered. */
class Points {
  readonly #all: { at: Position; owners: number[] }[] = [];
  readonly #first = new Map<number, number>();
  /** The next point with the same key, for the rare case that there is one. */
  readonly #next = new Map<number, number>();

  add(at: Position, owner: number): number {
    const known = this.find(at);
    if (known === undefined) return this.#put({ at, owners: [owner] });
    const owners = this.#all[known]?.owners;
    if (owners && !owners.includes(owner)) owners.push(owner);
    return known;
  }

  find(at: Position): number | undefined {
    let id = this.#first.get(keyOf(at));
    while (id !== undefined && !isSame(this.#all[id]?.at, at)) id = this.#next.get(id);
    return id;
  }

  ownersAt(at: Position): readonly number[] {
    return this.#all[this.find(at) ?? -1]?.owners ?? [];
  }

  #put(point: { at: Position; owners: number[] }): number {
    const [id, key] = [this.#all.push(point) - 1, keyOf(point.at)];
    const first = this.#first.get(key);
    if (first !== undefined) this.#next.set(id, first);
    this.#first.set(key, id);
    return id;
  }
}

// Numbers are compared three times as fast as text; the odd factor keeps apart what lies on one meridian or parallel.
const keyOf = ([x, y]: Position): number => x * 1_048_583.77 + y;
const isSame = (a: Position | undefined, b: Position): boolean => a?.[0] === b[0] && a[1] === b[1];
// A set has at most some millions of points: the product stays exact.
const MOST_POINTS = 2 ** 26;
const edgeKey = (a: number, b: number): number => Math.min(a, b) * MOST_POINTS + Math.max(a, b);

function countUses(ids: readonly number[], uses: Map<number, number>): void {
  let before = ids[0];
  for (const id of ids) {
    if (before !== undefined && before !== id) {
      const key = edgeKey(before, id);
      uses.set(key, (uses.get(key) ?? 0) + 1);
    }
    before = id;
  }
}

/** The same for a ring wherever it begins and whichever way it runs. */
const ringKey = (ids: readonly number[]): string => [...new Set(ids)].sort((a, b) => a - b).join(' ');

function loneRuns({ owner, ring, ids }: NumberedRing, uses: ReadonlyMap<number, number>): LoneEdge[][] {
  const runs: LoneEdge[][] = [];
  let open: LoneEdge[] = [];
  for (let i = 1; i < ring.length; i++) {
    const [from, to, a, b] = [ring[i - 1], ring[i], ids[i - 1], ids[i]];
    if (!from || !to || a === undefined || b === undefined || a === b) continue;
    if (uses.get(edgeKey(a, b)) === 1) open.push({ owner, from, to });
    else if (open.length > 0) {
      runs.push(open);
      open = [];
    }
  }
  return open.length > 0 ? [...runs, open] : runs;
}
