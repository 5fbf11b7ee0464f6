import type { TileAddress } from './tileAddress.ts';

/** Tile units along one side, as in the vector tile specification. */
export const EXTENT = 4096;
/** Geometry reaches this many units beyond the tile, so that lines and labels meet at its edge. */
const BUFFER = 64;
/** Half the width of the Web Mercator world in metres: π × 6,378,137. */
const HALF_WORLD = Math.PI * 6_378_137;

export interface TileGrid {
  /** West, south, east, north of the buffered tile in degrees. */
  box: readonly [number, number, number, number];
  /** `[scale, x offset, y offset]` from metres of EPSG:3857 to tile units: x·scale + dx, dy − y·scale. */
  affine: readonly [number, number, number];
}

/** Where a tile lies on the ground. A Mercator tile is a rectangle in degrees too, so clipping may be done there. */
export function tileGrid({ z, x, y }: TileAddress): TileGrid {
  const side = (2 * HALF_WORLD) / 2 ** z;
  const west = x * side - HALF_WORLD;
  const north = HALF_WORLD - y * side;
  const margin = (side * BUFFER) / EXTENT;
  const scale = EXTENT / side;
  return {
    box: [
      longitude(west - margin),
      latitude(north - side - margin),
      longitude(west + side + margin),
      latitude(north + margin),
    ],
    affine: [scale, -west * scale, north * scale],
  };
}

const longitude = (metres: number): number => (metres / HALF_WORLD) * 180;
const latitude = (metres: number): number => (Math.atan(Math.sinh((metres / HALF_WORLD) * Math.PI)) * 180) / Math.PI;
