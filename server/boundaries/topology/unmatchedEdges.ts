import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Position } from '../arcsOf.ts';
import type { EdgeGrid, MetresPer, Nearest } from './edgeGrid.ts';
import type { LoneEdge, SetEdges } from './edgesOf.ts';

/** A stretch along which two outlines run beside one another without sharing their vertices. */
export interface UnmatchedStretch {
  /** Whose course `coordinates` is, and who runs beside it. */
  side: number;
  other: number;
  coordinates: Position[];
  /** How far the other outline is, at the middle of the edges of this one. */
  farthestMetres: number;
}

interface Near {
  grid: EdgeGrid;
  metresPer: MetresPer;
  /** Up to how far edges are taken to be meant as one. */
  reach: number;
}

/**
 * Where neighbours were drawn apart: also where nothing gaps or overlaps because only a vertex is missing on one side. Each
 * stretch is told once.
 */
export async function unmatchedEdges({ lone, ownersAt }: SetEdges, near: Near): Promise<UnmatchedStretch[]> {
  const stretches: UnmatchedStretch[] = [];
  for (const run of lone) {
    await nextTurn();
    stretches.push(...stretchesOf(run, near, ownersAt));
  }
  return toldOnce(
    stretches.filter((stretch) => runsAlong(stretch, near.metresPer)),
    near.metresPer,
  );
}

/** Both sides tell of a stretch: of every pair the side is taken that has more to tell. */
function toldOnce(stretches: readonly UnmatchedStretch[], metresPer: MetresPer): UnmatchedStretch[] {
  const lengths = new Map<string, number>();
  for (const stretch of stretches) {
    const key = `${stretch.side} ${stretch.other}`;
    lengths.set(key, (lengths.get(key) ?? 0) + planeLength(stretch.coordinates, metresPer));
  }
  const lengthOf = (a: number, b: number) => lengths.get(`${a} ${b}`) ?? 0;
  return stretches.filter(({ side, other }) => {
    const [own, others] = [lengthOf(side, other), lengthOf(other, side)];
    return own > others || (own === others && side < other);
  });
}

function stretchesOf(run: readonly LoneEdge[], near: Near, ownersAt: SetEdges['ownersAt']): UnmatchedStretch[] {
  const stretches: UnmatchedStretch[] = [];
  let open: UnmatchedStretch | undefined;
  for (const edge of run) {
    const facing = facingOf(edge, near, ownersAt);
    if (facing && open?.other === facing.edge.owner) extend(open, edge, facing);
    else {
      open = facing && begin(edge, facing);
      if (open) stretches.push(open);
    }
  }
  return stretches;
}

function begin({ owner, from, to }: LoneEdge, { edge, metres }: Nearest): UnmatchedStretch {
  return { side: owner, other: edge.owner, coordinates: [from, to], farthestMetres: metres };
}

function extend(stretch: UnmatchedStretch, { to }: LoneEdge, { metres }: Nearest): void {
  stretch.coordinates.push(to);
  stretch.farthestMetres = Math.max(stretch.farthestMetres, metres);
}

/** The nearest edge of another outline; none where the two only meet in a point that they share, as at an outer corner. */
function facingOf(edge: LoneEdge, { grid, reach }: Near, ownersAt: SetEdges['ownersAt']): Nearest | undefined {
  const middle = middleOf(edge.from, edge.to);
  const near = [...grid.near(middle, reach).values()]
    .filter((nearest) => nearest.edge.owner !== edge.owner)
    .sort((a, b) => a.metres - b.metres)[0];
  if (!near || ownersAt(near.foot).includes(edge.owner)) return undefined;
  return near;
}

export const middleOf = (a: Position, b: Position): Position => [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2];

// Two edges that leave a common corner stay near only for as long as they are apart.
const LENGTH_TO_DISTANCE = 10;

function runsAlong({ coordinates, farthestMetres }: UnmatchedStretch, metresPer: MetresPer): boolean {
  return planeLength(coordinates, metresPer) >= LENGTH_TO_DISTANCE * farthestMetres;
}

export function planeLength(line: readonly Position[], metresPer: MetresPer): number {
  return line.slice(1).reduce((sum, to, i) => sum + planeDistance(line[i] ?? to, to, metresPer), 0);
}

export function planeDistance(from: Position, to: Position, metresPer: MetresPer): number {
  const [perX, perY] = metresPer(from);
  return Math.hypot((to[0] - from[0]) * perX, (to[1] - from[1]) * perY);
}
