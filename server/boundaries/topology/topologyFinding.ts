import type { Position } from '../arcsOf.ts';
import type { SnapProposal } from './snapProposal.ts';
import type { TopologyClass, TopologyKind } from './topologyContract.ts';

type FoundGeometry =
  | { type: 'Polygon'; coordinates: Position[][] }
  | { type: 'LineString' | 'MultiPoint'; coordinates: Position[] };

/** One thing that does not fit, in the coordinates of the set. Numbers of outlines are their places in the set. */
export interface TopologyFinding {
  kind: TopologyKind;
  class: TopologyClass | null;
  sides: number[];
  areaSquareMetres: number | null;
  /** Of a piece half its outline, of unmatched edges the stretch. */
  lengthMetres: number | null;
  /** Of a piece area by length; of unmatched edges the farthest distance. */
  widthMetres: number | null;
  /** Of an invalid ring: which polygon and ring of the outline, from 1, and what PostGIS says. */
  ring: { polygon: number | null; ring: number | null; reason: string } | null;
  geometry: FoundGeometry;
  proposal: SnapProposal | null;
}
