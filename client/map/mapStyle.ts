import type { SourceSpecification, StyleSpecification } from 'maplibre-gl';
import type { AppFacts } from '#server/accounts/contract.ts';
import { OfficeTilesApi } from '#server/public/officeTileContract.ts';
import { overlayLayers, ROLES, sourceOf } from './overlayLayers.ts';
import { type TileSet, tileLayers } from './tileLayers.ts';

const EMPTY: SourceSpecification = { type: 'geojson', data: { type: 'FeatureCollection', features: [] } };

/** Where a set of tiles is described, of a day or of today. */
export const tileUrl = (set: TileSet, at: string | undefined): string =>
  new URL(`/tiles/${set}.json${at ? `?at=${at}` : ''}`, location.origin).href;

/**
 * The whole style: optional Tianditu raster at the bottom, the register's own vector tiles, the overlays on top.
 * No glyphs and no sprite: every label is drawn from the machine's own fonts.
 * @param at the day whose divisions are drawn; today where left out
 * @param attribution where the tiles are from, in the reader's language instead of both as the TileJSON has it
 */
export function mapStyle(
  baseMap: AppFacts['baseMap'],
  sets: readonly TileSet[],
  attribution: string,
  at?: string,
): StyleSpecification {
  const sources: Record<string, SourceSpecification> = {};
  for (const set of sets) sources[set] = { type: 'vector', url: tileUrl(set, at), attribution };
  if (sets.includes('divisions')) sources.divisions = { ...officeOutlines(at), attribution };
  for (const role of ROLES) sources[sourceOf(role)] = EMPTY;
  // Each address is a layer of its own (ground, then words), not another host of the same tiles.
  const rasters = baseMap.kind === 'none' ? [] : baseMap.tiles.map((tile, i) => ({ id: `base-map-${i}`, tile }));
  for (const { id, tile } of rasters) {
    const tiles = [tile.startsWith('/') ? location.origin + tile : tile];
    sources[id] = { type: 'raster', tileSize: 256, minzoom: 1, maxzoom: 18, tiles };
  }
  return {
    version: 8,
    sources,
    layers: [
      { id: 'ground', type: 'background', paint: { 'background-color': '#e8edf2' } },
      ...rasters.map(({ id }) => ({ id, type: 'raster', source: id }) as const),
      ...tileLayers(sets).filter((layer) => !(rasters.length > 0 && layer.id === 'divisions-fill')),
      ...overlayLayers,
    ],
  };
}

/** Tiles of outlines as the signed-in person may see them: the public ones hold only what was reviewed for the public. */
export const outlineTiles = (at: string | undefined): string[] => [
  `${location.origin}/api${OfficeTilesApi.divisions.path}?z={z}&x={x}&y={y}${at ? `&at=${at}` : ''}`,
];

const officeOutlines = (at: string | undefined) => ({
  type: 'vector' as const,
  tiles: outlineTiles(at),
  minzoom: 3,
  maxzoom: 16,
});
