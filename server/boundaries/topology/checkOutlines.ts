import type { Db } from '../../platform/db/sql.ts';
import { type Turns, turnsOf } from '../../platform/db/turnsOf.ts';
import { checkPortions, type Portions } from './checkPortions.ts';
import { EdgeGrid, metresPerDegree, metresPerMetre } from './edgeGrid.ts';
import { edgesOf } from './edgesOf.ts';
import type { OutlineRow } from './outlineRows.ts';
import { isInDegrees, type OutlineSet } from './outlineSet.ts';
import { holesOf, lengthsOf, overlapsOf, type Piece, type RingFault, ringFaultsOf, unionOf } from './overlays.ts';
import { gapFinding, type Judging, overlapFinding } from './pieceFindings.ts';
import { TopologyKind, type TopologyThresholds } from './topologyContract.ts';
import type { TopologyFinding } from './topologyFinding.ts';
import { type UnmatchedStretch, unmatchedEdges } from './unmatchedEdges.ts';

interface Options {
  thresholds: TopologyThresholds;
  /** Told after each step; what it throws ends the check. */
  progress?: (done: number, total: number) => Promise<void>;
}

/**
 * Whether outlines fit together: overlaps, gaps, blanks, invalid rings and unmatched edges, by kind, the largest first. Reads
 * nothing of the register and stores nothing. Overlays are computed by the database in the coordinates of the set, as they
 * were drawn; areas and lengths are geodesic on the ellipsoid of CGCS2000 (GCJ-02 is measured as it stands). A large set goes
 * in portions.
 */
export async function checkOutlines(db: Db, set: OutlineSet, options: Options): Promise<TopologyFinding[]> {
  const work = checkPortions(set);
  const { srid } = set;
  const told = countUp(work.steps, options.progress);
  const turn = turnsOf(db);
  const [faults, pieces, known] = await Promise.all([
    inTurn(work.rows, (portion) => turn(() => ringFaultsOf(db, portion, srid)), told),
    piecesOf(db, work, { srid, told, turn }),
    compareEdges(set, options.thresholds),
  ]);
  const judging: Judging = { ...known, ...options, invalid: new Set(faults.map(({ number }) => number)) };
  const found = [
    ...pieces.overlaps.map((overlap) => overlapFinding(overlap, judging)),
    ...pieces.holes.flatMap((hole) => gapFinding(hole, judging) ?? []),
    ...faults.map(invalidFinding),
    ...(await unmatchedFindings(db, known.stretches, srid)),
  ];
  await told();
  return found.sort(byKindAndSize);
}

/** What needs no database: while that computes overlays. */
async function compareEdges(set: OutlineSet, { edgeDistanceMetres: reach }: TopologyThresholds) {
  const edges = await edgesOf(set.outlines);
  const metresPer = isInDegrees(set) ? metresPerDegree : metresPerMetre;
  const grid = new EdgeGrid(edges.lone, reach, metresPer);
  return { edges, grid, metresPer, stretches: await unmatchedEdges(edges, { grid, metresPer, reach }) };
}

interface Setting {
  srid: number;
  told: () => Promise<void>;
  turn: Turns;
}

/** What two outlines both cover, and what none covers; at the same time, where the database can. */
async function piecesOf(db: Db, { rows, pairs }: Portions, { srid, told, turn }: Setting) {
  const overlapsOfPortion = (portion: Portions['pairs'][number]) =>
    turn(() => overlapsOf(db, portion.rows, { pairs: portion.pairs, srid }));
  const [overlaps, holes] = await Promise.all([
    inTurn(pairs, overlapsOfPortion, told),
    allHoles(db, rows, { srid, told, turn }),
  ]);
  return { overlaps, holes };
}

async function allHoles(db: Db, rows: readonly OutlineRow[][], { srid, told, turn }: Setting): Promise<Piece[]> {
  const united =
    rows.length > 1
      ? await inTurn(rows, async (portion) => [await turn(() => unionOf(db, portion, srid))], told)
      : rows.flat();
  const holes = await turn(() => holesOf(db, united, srid));
  await told();
  return holes;
}

async function inTurn<P, T>(portions: readonly P[], work: (portion: P) => Promise<T[]>, told: () => Promise<void>) {
  const found: T[] = [];
  for (const portion of portions) {
    found.push(...(await work(portion)));
    await told();
  }
  return found;
}

function countUp(total: number, progress: Options['progress']): () => Promise<void> {
  let done = 0;
  return async () => {
    done += 1;
    await progress?.(done, total);
  };
}

async function unmatchedFindings(db: Db, stretches: readonly UnmatchedStretch[], srid: number) {
  const lines = stretches.map(({ coordinates }) => coordinates);
  const lengths = lines.length > 0 ? await lengthsOf(db, lines, srid) : [];
  return stretches.map((stretch, i) => unmatchedFinding(stretch, lengths[i] ?? 0));
}

const NO_PIECE = { class: null, areaSquareMetres: null, proposal: null } as const;

const unmatchedFinding = (stretch: UnmatchedStretch, lengthMetres: number): TopologyFinding => ({
  ...{ kind: 'unmatched', ...NO_PIECE, ring: null },
  sides: [stretch.side, stretch.other].sort((a, b) => a - b),
  lengthMetres,
  widthMetres: stretch.farthestMetres,
  geometry: { type: 'LineString', coordinates: stretch.coordinates },
});

const invalidFinding = ({ number, polygon, ring, reason, places }: RingFault): TopologyFinding => ({
  ...{ kind: 'invalid', ...NO_PIECE, lengthMetres: null, widthMetres: null },
  sides: [number],
  ring: { polygon, ring, reason },
  geometry: places,
});

const byKindAndSize = (a: TopologyFinding, b: TopologyFinding): number =>
  TopologyKind.options.indexOf(a.kind) - TopologyKind.options.indexOf(b.kind) ||
  (b.areaSquareMetres ?? 0) - (a.areaSquareMetres ?? 0) ||
  (b.lengthMetres ?? 0) - (a.lengthMetres ?? 0);
