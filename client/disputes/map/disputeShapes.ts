import type { Feature, FeatureCollection } from 'geojson';
import { PointLineOrArea } from '#server/gazetteer/contract.ts';
import type { DisputeShapes } from '../../map/dispute/createDisputeDrawing.ts';
import type { DisputeRole } from '../../map/dispute/disputeSymbols.ts';

/** A further thing on a dispute's map: evidence, incident, settled course and the like. */
export interface DisputeFeature {
  key: string;
  /** Its group in the legend, in the reader's language. */
  kind: string;
  label: string;
  /** GeoJSON in CRS84 order; null where it has no place. */
  geometry: unknown;
}

export interface DrawnThing {
  label: string;
  geometry: unknown;
}

const collection = (things: readonly DrawnThing[]): FeatureCollection => ({
  type: 'FeatureCollection',
  features: things.flatMap(({ label, geometry }, id): Feature[] => {
    const parsed = PointLineOrArea.safeParse(geometry);
    return parsed.success ? [{ type: 'Feature', id, properties: { label }, geometry: parsed.data }] : [];
  }),
});

/** What is drawn in each role; roles that are switched off are empty. */
export function disputeShapes(
  things: Readonly<Partial<Record<DisputeRole, readonly DrawnThing[]>>>,
  hidden: ReadonlySet<DisputeRole>,
): DisputeShapes {
  const of = (role: DisputeRole) => collection(hidden.has(role) ? [] : (things[role] ?? []));
  return {
    ...{ outline: of('outline'), contested: of('contested'), recorded: of('recorded'), statusQuo: of('statusQuo') },
    ...{ extra: of('extra'), aid: of('aid'), claimA: of('claimA'), claimB: of('claimB') },
  };
}
