import { bbox } from '@turf/turf';
import type { Geometry } from 'geojson';
import { PointLineOrArea } from '#server/gazetteer/contract.ts';
import type { Bounds } from './mapProps.ts';

// A file with swapped axes has latitudes of 106, of which the map knows no place.
const onEarth = ([west, south, east, north]: Bounds): boolean =>
  west >= -180 && east <= 180 && south >= -90 && north <= 90;

/** The box around some geometries (CRS84); what is no geometry or not on the earth is left out; null when nothing is left. */
export function boundsOf(geometries: readonly unknown[]): Bounds | null {
  const shapes = geometries.flatMap((geometry) => {
    const parsed = PointLineOrArea.safeParse(geometry);
    return parsed.success && onEarth(boxOf(parsed.data)) ? [parsed.data] : [];
  });
  if (shapes.length === 0) return null;
  return boxOf({ type: 'GeometryCollection', geometries: shapes });
}

function boxOf(geometry: Geometry): Bounds {
  const [west, south, east, north] = bbox(geometry);
  return [west, south, east, north];
}
