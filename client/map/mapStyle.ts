import type { SourceSpecification, StyleSpecification } from 'maplibre-gl';
import type { AppFacts } from '#server/accounts/contract.ts';
import { overlayLayers, ROLES, sourceOf } from './overlayLayers.ts';
import { type TileSet, tileLayers } from './tileLayers.ts';

const EMPTY: SourceSpecification = { type: 'geojson', data: { type: 'FeatureCollection', features: [] } };

/**
 * The whole style: optional Tianditu raster at the bottom, the register's own vector tiles, the overlays on top.
 * No glyphs and no sprite: every label is drawn from the machine's own fonts.
 */
export function mapStyle(baseMap: AppFacts['baseMap'], sets: readonly TileSet[]): StyleSpecification {
  const sources: Record<string, SourceSpecification> = {};
  for (const set of sets) sources[set] = { type: 'vector', url: new URL(`/tiles/${set}.json`, location.origin).href };
  for (const role of ROLES) sources[sourceOf(role)] = EMPTY;
  const hasRaster = baseMap.kind !== 'none' && baseMap.tiles.length > 0;
  if (hasRaster) {
    const tiles = baseMap.tiles.map((tile) => (tile.startsWith('/') ? location.origin + tile : tile));
    sources['base-map'] = { type: 'raster', tileSize: 256, minzoom: 1, maxzoom: 18, tiles };
  }
  return {
    version: 8,
    sources,
    layers: [
      { id: 'ground', type: 'background', paint: { 'background-color': '#e8edf2' } },
      ...(hasRaster ? [{ id: 'base-map', type: 'raster', source: 'base-map' } as const] : []),
      ...tileLayers(sets).filter((layer) => !(hasRaster && layer.id === 'divisions-fill')),
      ...overlayLayers,
    ],
  };
}
