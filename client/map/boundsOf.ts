import { bbox } from '@turf/turf';
import { PointLineOrArea } from '#server/gazetteer/contract.ts';
import type { Bounds } from './mapProps.ts';

/** The box around some geometries (CRS84); what is no geometry is left out; null when nothing is left. */
export function boundsOf(geometries: readonly unknown[]): Bounds | null {
  const shapes = geometries.flatMap((geometry) => {
    const parsed = PointLineOrArea.safeParse(geometry);
    return parsed.success ? [parsed.data] : [];
  });
  if (shapes.length === 0) return null;
  const [west, south, east, north] = bbox({ type: 'GeometryCollection', geometries: shapes });
  return [west, south, east, north];
}
