import { fromGeojsonVt } from '@maplibre/vt-pbf';
import type { TileAddress } from './tileAddress.ts';
import { EXTENT } from './tileGrid.ts';

type Point = [number, number];
type Shape =
  | { type: 'Point'; coordinates: Point }
  | { type: 'MultiPoint' | 'LineString'; coordinates: Point[] }
  | { type: 'MultiLineString' | 'Polygon'; coordinates: Point[][] }
  | { type: 'MultiPolygon'; coordinates: Point[][][] };

/** One feature in tile units, rings wound as the tile specification wants; `id` an integer below 2^53. */
export interface TileFeature {
  id: number;
  geometry: Shape;
  properties: Readonly<Record<string, string | number | boolean | null>>;
}

/** The features as a Mapbox vector tile (specification 2) with one layer named as the set. */
export function encodeTile(address: TileAddress, features: readonly TileFeature[]): Buffer {
  const { z, x, y } = address;
  const layer = { transformed: true as const, features: features.map(flat), source: null, z, x, y };
  return Buffer.from(fromGeojsonVt({ [address.set]: layer }, { version: 2, extent: EXTENT }));
}

/** Types 1, 2, 3 of the specification are points, lines and polygons; rings of all parts stand in one list. */
function flat({ id, geometry, properties: tags }: TileFeature) {
  switch (geometry.type) {
    case 'Point':
      return { id, type: 1 as const, geometry: [geometry.coordinates], tags };
    case 'MultiPoint':
      return { id, type: 1 as const, geometry: geometry.coordinates, tags };
    case 'LineString':
      return { id, type: 2 as const, geometry: [geometry.coordinates], tags };
    case 'MultiLineString':
      return { id, type: 2 as const, geometry: geometry.coordinates, tags };
    case 'Polygon':
      return { id, type: 3 as const, geometry: geometry.coordinates, tags };
    case 'MultiPolygon':
      return { id, type: 3 as const, geometry: geometry.coordinates.flat(), tags };
  }
}
