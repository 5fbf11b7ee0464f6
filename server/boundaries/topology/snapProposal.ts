import type { Position } from '../arcsOf.ts';
import { type MetresPer, nearestOn } from './edgeGrid.ts';
import type { SetEdges } from './edgesOf.ts';
import { planeDistance } from './unmatchedEdges.ts';

/** One way to close a gap or to undo an overlap: the outline of `mover` takes the course that the others have there. */
export interface SnapOption {
  mover: number;
  /** The edges that become common to both. */
  line: Position[][];
  /** Vertices of the mover, and where they would go. */
  moves: { from: Position; to: Position }[];
  /** How many vertices the mover takes over from the others. */
  taken: number;
  farthestMetres: number;
  /** m² that the mover would gain (a gap) or lose (an overlap); nobody else's area changes. */
  gainSquareMetres: number;
}

/** What could be done about a gap or an overlap, one option for every side. Nothing does it: an officer decides. */
export interface SnapProposal {
  options: SnapOption[];
  /** The side whose line has the fewer vertices there: it follows the one that was drawn in more detail. */
  suggested: number;
}

interface Faulty {
  kind: 'gap' | 'overlap';
  /** The outer ring of the piece, closed. */
  ring: readonly Position[];
  sides: readonly number[];
  areaSquareMetres: number;
}

/** The options of one piece; undefined where its vertices do not tell whose line is which. */
export function snapProposal(faulty: Faulty, edges: Pick<SetEdges, 'ownersAt'>, metresPer: MetresPer) {
  const marked = faulty.ring.map((at) => ({ at, owner: soleOwner(edges.ownersAt(at), faulty.sides) }));
  const own = (side: number) => open(marked).filter(({ owner }) => owner === side).length;
  const options = faulty.sides.flatMap((mover) => optionOf({ ...faulty, mover, marked, metresPer }) ?? []);
  const [first] = options.toSorted((a, b) => own(a.mover) - own(b.mover) || a.farthestMetres - b.farthestMetres);
  return first ? { options, suggested: first.mover } : undefined;
}

interface Marked {
  at: Position;
  /** The only side that has this vertex; undefined for a common one and where two edges cross. */
  owner: number | undefined;
}

function soleOwner(owners: readonly number[], sides: readonly number[]): number | undefined {
  const among = owners.filter((owner) => sides.includes(owner));
  return among.length === 1 ? among[0] : undefined;
}

interface Moving extends Faulty {
  mover: number;
  marked: readonly Marked[];
  metresPer: MetresPer;
}

function optionOf({ kind, mover, marked, areaSquareMetres, metresPer }: Moving): SnapOption | undefined {
  const line = othersLine(marked, mover);
  if (line.length === 0) return undefined;
  const own = open(marked).filter(({ owner }) => owner === mover);
  const moves = own.map(({ at: from }) => ({ from, to: nearestPoint(from, line, metresPer) }));
  const taken = open(marked).filter(({ owner }) => owner !== undefined && owner !== mover).length;
  const farthestMetres = Math.max(0, ...moves.map(({ from, to }) => planeDistance(from, to, metresPer)));
  const gainSquareMetres = kind === 'gap' ? areaSquareMetres : -areaSquareMetres;
  return { mover, line, moves, taken, farthestMetres, gainSquareMetres };
}

/**
 * The edges of the piece that are not the mover's: with vertices of its own, all that touch none of them; without any its
 * line there is straight, and the others' are those with vertices of theirs.
 */
function othersLine(marked: readonly Marked[], mover: number): Position[][] {
  const hasOwn = marked.some(({ owner }) => owner === mover);
  const isOthers = (a: Marked, b: Marked) =>
    hasOwn ? a.owner !== mover && b.owner !== mover : a.owner !== undefined || b.owner !== undefined;
  const lines: Position[][] = [];
  let line: Position[] | undefined;
  for (const [i, b] of marked.entries()) {
    const a = marked[i - 1];
    if (!a || !isOthers(a, b)) line = undefined;
    else if (line) line.push(b.at);
    else {
      line = [a.at, b.at];
      lines.push(line);
    }
  }
  return joinedAtEnds(lines);
}

/** A line that runs over the first vertex of the ring came out in two. */
function joinedAtEnds(lines: Position[][]): Position[][] {
  const [first, ...rest] = lines;
  const last = rest.at(-1);
  if (!first || !last || !isSame(last.at(-1), first[0])) return lines;
  return [[...last, ...first.slice(1)], ...rest.slice(0, -1)];
}

const isSame = (a: Position | undefined, b: Position | undefined) => a?.[0] === b?.[0] && a?.[1] === b?.[1];

/** A closed ring without its repeated first vertex. */
const open = <T>(ring: readonly T[]): readonly T[] => ring.slice(1);

function nearestPoint(from: Position, lines: readonly Position[][], metresPer: MetresPer): Position {
  let best: { foot: Position; metres: number } = { foot: from, metres: Number.POSITIVE_INFINITY };
  for (const line of lines)
    for (const [i, to] of line.entries()) {
      const before = line[i - 1];
      if (!before) continue;
      const found = nearestOn({ owner: 0, from: before, to }, from, metresPer(from));
      if (found.metres < best.metres) best = found;
    }
  return best.foot;
}
