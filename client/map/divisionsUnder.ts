import { booleanIntersects } from '@turf/turf';
import type { Geometry } from 'geojson';
import type { Map as MapLibreMap } from 'maplibre-gl';

export interface DivisionUnder {
  code: string;
  name: string;
}

/**
 * The divisions of a level that a shape touches, as far as their tiles are loaded: a suggestion from outlines simplified
 * for the screen, never a finding. Townships are in the tiles from zoom 9.
 */
export function divisionsUnder(map: MapLibreMap, shape: Geometry, level: 'county' | 'township'): DivisionUnder[] {
  if (!map.getSource('divisions')) return [];
  const found = new Map<string, string>();
  const outlines = map.querySourceFeatures('divisions', {
    sourceLayer: 'divisions',
    filter: ['==', ['get', 'level'], level],
  });
  for (const { geometry, properties } of outlines) {
    const { code, name } = properties;
    if (typeof code !== 'string' || typeof name !== 'string' || found.has(code)) continue;
    if (booleanIntersects({ type: 'Feature', properties: {}, geometry }, shape)) found.set(code, name);
  }
  return [...found].map(([code, name]) => ({ code, name }));
}
