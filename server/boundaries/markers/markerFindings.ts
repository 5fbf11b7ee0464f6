import type { LonLat, MarkerFinding, MarkerKind, MarkerReference } from './markerContract.ts';

/** The tolerances in force, by id. */
export interface Tolerances {
  'marker-off-line': number;
  'reference-distance': number;
  'reference-bearing': number;
  transform: number;
}

interface Facts {
  kind: MarkerKind;
  position: LonLat;
  distanceFromLineMetres: number | null;
  /** Between the position and the transformed original coordinates. */
  transformMetres: number | null;
  managerSide: unknown;
  references: readonly MarkerReference[];
}

const NOTHING = { reference: null, by: null, allowed: null, unit: null } as const;

/**
 * What of a marker does not fit, as a hint to the officer: it refuses nothing. Twin and triple markers, and those at junctions,
 * stand beside the line by design and are never measured against it.
 */
export function markerFindings(marker: Facts, tolerances: Tolerances): MarkerFinding[] {
  const off = marker.kind === 'single' ? marker.distanceFromLineMetres : null;
  const general: (MarkerFinding | null)[] = [
    beyond('off-line', off, tolerances['marker-off-line']),
    beyond('transform', marker.transformMetres, tolerances.transform),
    marker.managerSide === null ? { ...NOTHING, code: 'no-manager' } : null,
    marker.references.length === 0 ? { ...NOTHING, code: 'no-reference' } : null,
  ];
  const ofReferences = marker.references.flatMap((reference) => referenceFindings(reference, tolerances));
  return [...general.flatMap((finding) => finding ?? []), ...ofReferences];
}

function beyond(code: 'off-line' | 'transform', metres: number | null, allowed: number): MarkerFinding | null {
  return metres !== null && metres > allowed ? { ...NOTHING, code, by: metres, allowed, unit: 'metre' } : null;
}

function referenceFindings(reference: MarkerReference, tolerances: Tolerances): MarkerFinding[] {
  const { name, measuredDistanceMetres: distance, measuredBearingDegrees: bearing } = reference;
  const about = { ...NOTHING, reference: name };
  const findings: MarkerFinding[] = [];
  if (distance !== null) {
    const by = Math.abs(distance - reference.distanceMetres);
    const allowed = tolerances['reference-distance'];
    if (by > allowed) findings.push({ ...about, code: 'reference-distance', by, allowed, unit: 'metre' });
  }
  if (bearing !== null) {
    const by = angleBetween(bearing, reference.bearingDegrees);
    const allowed = tolerances['reference-bearing'];
    if (by > allowed) findings.push({ ...about, code: 'reference-bearing', by, allowed, unit: 'degree' });
  }
  if (distance === null || bearing === null) findings.push({ ...about, code: 'reference-unchecked' });
  return findings;
}

/** The lesser angle between two bearings, 0 to 180 degrees. */
export function angleBetween(a: number, b: number): number {
  const turn = Math.abs(a - b) % 360;
  return Math.min(turn, 360 - turn);
}
