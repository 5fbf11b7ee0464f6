import { MAX_ZOOM, TILE_SETS, type TileSet } from './tileSets.ts';

/** West, south, east, north in degrees. */
export type Bounds = readonly [number, number, number, number];

interface Facts {
  publicUrl: string;
  bounds: Bounds;
  attribution: string;
}

/** TileJSON 3.0.0 of a set, of today or of the day `at`. */
export function tileJson(set: TileSet, { publicUrl, bounds, attribution, at }: Facts & { at: string | undefined }) {
  return {
    tilejson: '3.0.0',
    name: set,
    description: TILE_SETS[set].title,
    attribution,
    scheme: 'xyz',
    tiles: [`${publicUrl}/tiles/${set}/{z}/{x}/{y}.mvt${at === undefined ? '' : `?at=${at}`}`],
    minzoom: TILE_SETS[set].minZoom,
    maxzoom: MAX_ZOOM,
    bounds,
    vector_layers: layersOf(set),
  };
}

/** The metadata of an MBTiles set, which GDAL asks for beside a folder of tiles: every value is text. */
export function tileMetadata(set: TileSet, { bounds, attribution }: Facts) {
  return {
    name: set,
    description: TILE_SETS[set].title,
    attribution,
    version: '2',
    type: 'overlay',
    format: 'pbf',
    scheme: 'xyz',
    minzoom: String(TILE_SETS[set].minZoom),
    maxzoom: String(MAX_ZOOM),
    bounds: bounds.join(','),
    json: JSON.stringify({ vector_layers: layersOf(set) }),
  };
}

const layersOf = (set: TileSet) => [
  {
    id: set,
    description: TILE_SETS[set].title,
    minzoom: TILE_SETS[set].minZoom,
    maxzoom: MAX_ZOOM,
    fields: TILE_SETS[set].fields,
  },
];
