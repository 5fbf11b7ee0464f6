import type { Position } from '../arcsOf.ts';
import type { EdgeGrid, MetresPer } from './edgeGrid.ts';
import type { SetEdges } from './edgesOf.ts';
import type { Overlap, Piece } from './overlays.ts';
import { snapProposal } from './snapProposal.ts';
import type { TopologyClass, TopologyThresholds } from './topologyContract.ts';
import type { TopologyFinding } from './topologyFinding.ts';
import { middleOf } from './unmatchedEdges.ts';

/** What is known of a set when its pieces are judged. */
export interface Judging {
  edges: SetEdges;
  grid: EdgeGrid;
  metresPer: MetresPer;
  thresholds: TopologyThresholds;
  /** Numbers of the outlines that are not valid. */
  invalid: ReadonlySet<number>;
}

/** An overlap with what could be done about it. */
export function overlapFinding(overlap: Overlap, judging: Judging): TopologyFinding {
  const sides = [overlap.a, overlap.b];
  const isWhole = overlap.share >= WHOLE;
  const shape = shapeOf(overlap, judging.thresholds);
  const kind = isWhole ? 'whole' : shape.class;
  return {
    kind: 'overlap',
    ...shape,
    class: kind,
    sides,
    proposal: isWhole ? null : proposalOf('overlap', overlap, sides, judging),
  };
}

// Two outlines of one unit from two sources agree to a thousandth and better.
const WHOLE = 0.999;

/** A hole of the union as a gap or a blank; undefined where an outline drew it, or where it comes of an invalid one alone. */
export function gapFinding(hole: Piece, judging: Judging): TopologyFinding | undefined {
  const [rim = [], ...islands] = hole.geometry.coordinates;
  if (islands.length === 0 && judging.edges.isDrawnHole(rim)) return undefined;
  const sides = sidesOf(hole.geometry.coordinates, judging);
  const [only] = sides;
  if (sides.length === 1 && only !== undefined && judging.invalid.has(only)) return undefined;
  const shape = shapeOf(hole, judging.thresholds);
  if (isBlank(hole, judging.thresholds)) return { kind: 'blank', ...shape, class: null, sides, proposal: null };
  return { kind: 'gap', ...shape, sides, proposal: proposalOf('gap', hole, sides, judging) };
}

const isBlank = ({ area, perimeter }: Piece, { blankSquareMetres, blankWidthMetres }: TopologyThresholds): boolean =>
  area >= blankSquareMetres && widthOf(area, perimeter) >= blankWidthMetres;

// A new vertex where two edges cross lies beside them by as much as a double rounds: far below a tenth of a millimetre.
const BESIDE_METRES = 0.001;

/** Whose edges bound a hole. Those that touch it in a point alone have no part in it. */
function sidesOf(rings: readonly Position[][], { grid }: Judging): number[] {
  const sides = new Set<number>();
  for (const ring of rings)
    for (const [i, to] of ring.entries()) {
      const from = ring[i - 1];
      if (from) for (const owner of grid.near(middleOf(from, to), BESIDE_METRES).keys()) sides.add(owner);
    }
  return [...sides].sort((a, b) => a - b);
}

function shapeOf({ area, perimeter, geometry }: Piece, thresholds: TopologyThresholds) {
  const widthMetres = widthOf(area, perimeter);
  const shape = { areaSquareMetres: area, lengthMetres: perimeter / 2, widthMetres, ring: null, geometry };
  return { ...shape, class: classOf(area, widthMetres, thresholds) };
}

const widthOf = (area: number, perimeter: number): number => (perimeter === 0 ? 0 : (2 * area) / perimeter);

function classOf(area: number, width: number, limits: TopologyThresholds): TopologyClass {
  if (area < limits.noiseSquareMetres) return 'noise';
  return width < limits.sliverWidthMetres ? 'sliver' : 'patch';
}

function proposalOf(kind: 'gap' | 'overlap', { area, geometry }: Piece, sides: number[], judging: Judging) {
  const ring = geometry.coordinates[0] ?? [];
  if (sides.length < 2 || geometry.coordinates.length > 1) return null;
  return snapProposal({ kind, ring, sides, areaSquareMetres: area }, judging.edges, judging.metresPer) ?? null;
}
