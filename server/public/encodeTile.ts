import { fromGeojsonVt } from '@maplibre/vt-pbf';
import type { TileAddress } from './tileAddress.ts';
import { EXTENT, type TileGrid, tileGrid } from './tileGrid.ts';

type Point = [number, number];
type Shape =
  | { type: 'Point'; coordinates: Point }
  | { type: 'MultiPoint' | 'LineString'; coordinates: Point[] }
  | { type: 'MultiLineString' | 'Polygon'; coordinates: Point[][] }
  | { type: 'MultiPolygon'; coordinates: Point[][][] };

/** One feature in degrees; `id` an integer below 2^53. Outer rings run clockwise, as a map is seen. */
export interface TileFeature {
  id: number;
  geometry: Shape;
  properties: Readonly<Record<string, string | number | boolean | null>>;
}

type Drawn = Pick<TileFeature, 'id'> & { tags: TileFeature['properties'] } & (
    | { type: 1; geometry: Point[] }
    | { type: 2 | 3; geometry: Point[][] }
  );

/** The features as a Mapbox vector tile (specification 2) with one layer named as the set. */
export function encodeTile(address: TileAddress, features: readonly TileFeature[]): Buffer {
  const { z, x, y } = address;
  const { project } = tileGrid(address);
  const drawn = features.flatMap((feature) => inTile(feature, project));
  const layer = { transformed: true as const, features: drawn, source: null, z, x, y };
  return Buffer.from(fromGeojsonVt({ [address.set]: layer }, { version: 2, extent: EXTENT }));
}

/** Types 1, 2, 3 of the specification are points, lines and polygons; rings of all parts stand in one list. */
function inTile({ id, geometry, properties: tags }: TileFeature, project: TileGrid['project']): Drawn[] {
  switch (geometry.type) {
    case 'Point':
      return [{ id, type: 1, geometry: [project(geometry.coordinates)], tags }];
    case 'MultiPoint':
      return [{ id, type: 1, geometry: geometry.coordinates.map(project), tags }];
    case 'LineString':
      return lines(2, [geometry.coordinates]);
    case 'MultiLineString':
      return lines(2, geometry.coordinates);
    case 'Polygon':
      return lines(3, geometry.coordinates);
    case 'MultiPolygon':
      return lines(3, geometry.coordinates.flat());
  }
  function lines(type: 2 | 3, parts: readonly Point[][]): Drawn[] {
    // A line needs two points, a ring three and the first again; what has shrunk to less is left out.
    const kept = parts.map((part) => distinct(part.map(project))).filter((part) => part.length >= (type === 2 ? 2 : 4));
    return kept.length > 0 ? [{ id, type, geometry: kept, tags }] : [];
  }
}

const distinct = (points: readonly Point[]): Point[] =>
  points.filter(([x, y], i) => i === 0 || x !== points[i - 1]?.[0] || y !== points[i - 1]?.[1]);
