import type { OutlineSet } from '../../boundaries/topology/outlineSet.ts';
import type { SnapOption } from '../../boundaries/topology/snapProposal.ts';
import type { TopologySide, TopologyThresholds, TopologyTotals } from '../../boundaries/topology/topologyContract.ts';
import type { TopologyFinding } from '../../boundaries/topology/topologyFinding.ts';
import { sidesByNumber, topologyTotals } from '../../boundaries/topology/topologyTotals.ts';
import type { ImportFinding } from '../imports/findingContract.ts';
import type { ImportCrs } from '../imports/importContract.ts';
import { invalidReasonZh } from '../invalidReasonZh.ts';
import type { SourceFormat } from '../readers/sourceContract.ts';

/**
 * What `diming topology-check` writes. Geometries are in the coordinates of the file (`crs`), so that they lie on what is in
 * it; areas and lengths are geodesic on the ellipsoid of CGCS2000.
 */
export interface TopologyReport {
  file: string;
  sha256: string | null;
  /** Null where the file could not be read. */
  format: SourceFormat | null;
  encoding: string | null;
  crs: ImportCrs;
  thresholds: TopologyThresholds;
  /** Null where nothing was checked. */
  totals: TopologyTotals | null;
  overlaps: ReportedFinding[];
  gaps: ReportedFinding[];
  /** Holes as large as a unit: the set rather lacks one. */
  blanks: ReportedFinding[];
  invalid: ReportedFinding[];
  unmatched_edges: ReportedFinding[];
  /** About the file; an `error` means that nothing was checked. */
  findings: ImportFinding[];
}

interface ReportedFinding {
  pair: string;
  sides: { feature: number; code: string | null; name: string | null }[];
  class: TopologyFinding['class'];
  area_m2: number | null;
  area_km2: number | null;
  length_m: number | null;
  /** Of unmatched edges the farthest distance. */
  width_m: number | null;
  polygon?: number | null;
  ring?: number | null;
  reason?: string;
  reason_zh?: string;
  geometry: TopologyFinding['geometry'];
  proposal: { suggested: number; options: ReportedOption[] } | null;
}
type ReportedOption = Omit<SnapOption, 'mover' | 'farthestMetres' | 'gainSquareMetres'> & {
  mover: number;
  farthest_m: number;
  gain_m2: number;
};

/** The part of a report that tells what was found in a set. */
export function reportedFindings(set: OutlineSet, findings: readonly TopologyFinding[]) {
  const sideOf = sidesByNumber(set);
  const of = (kind: TopologyFinding['kind']) =>
    findings.filter((finding) => finding.kind === kind).map((finding) => reported(finding, sideOf));
  return {
    totals: topologyTotals(set, findings),
    overlaps: of('overlap'),
    gaps: of('gap'),
    blanks: of('blank'),
    invalid: of('invalid'),
    unmatched_edges: of('unmatched'),
  };
}

function reported(finding: TopologyFinding, sideOf: (number: number) => TopologySide): ReportedFinding {
  const sides = finding.sides.map(sideOf).map(({ number: feature, ...side }) => ({ feature, ...side }));
  const { areaSquareMetres: area, ring, proposal } = finding;
  return {
    ...{ pair: sides.map(({ name, code, feature }) => name ?? code ?? `#${feature}`).join('-'), sides },
    ...{ class: finding.class, area_m2: round(area, 4), area_km2: area === null ? null : area / 1e6 },
    ...{ length_m: round(finding.lengthMetres, 3), width_m: round(finding.widthMetres, 3) },
    ...(ring ? { ...ring, reason_zh: invalidReasonZh(ring.reason) } : {}),
    geometry: finding.geometry,
    proposal: proposal && { suggested: proposal.suggested, options: proposal.options.map(reportedOption) },
  };
}

const reportedOption = ({ farthestMetres, gainSquareMetres, ...option }: SnapOption): ReportedOption => ({
  ...option,
  farthest_m: round(farthestMetres, 3) ?? 0,
  gain_m2: round(gainSquareMetres, 4) ?? 0,
});

const round = (value: number | null, decimals: number): number | null =>
  value === null ? null : Number(value.toFixed(decimals));
