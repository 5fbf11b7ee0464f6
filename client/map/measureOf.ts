import { area, length } from '@turf/turf';
import type { Geometry } from 'geojson';

/** Spherical length and area of a shape, a preview: the server's geodesic figure is the one that counts. */
export function measureOf(shape: Geometry | null): { metres: number | null; squareMetres: number | null } {
  if (shape?.type === 'LineString' || shape?.type === 'MultiLineString') {
    const metres = length({ type: 'Feature', properties: {}, geometry: shape }, { units: 'meters' });
    return { metres, squareMetres: null };
  }
  if (shape?.type === 'Polygon' || shape?.type === 'MultiPolygon') return { metres: null, squareMetres: area(shape) };
  return { metres: null, squareMetres: null };
}
