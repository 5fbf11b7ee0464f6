import type { PackageContent } from '#server/signs/field/fieldContract.ts';

type Tiles = PackageContent['tiles'];
export interface Tile {
  set: string;
  /** Address without a host, as the server gives it. */
  path: string;
}

/** All tiles of a package, coarse ones first: where the work is cut short, the map is whole and less fine. */
export function tileList({ bbox, minZoom, maxZoom, sets }: Tiles): Tile[] {
  const tiles: Tile[] = [];
  for (let z = minZoom; z <= maxZoom; z += 1)
    for (const { x, y } of gridOf(bbox, z))
      for (const { name, template } of sets) tiles.push({ set: name, path: tilePath(template, { z, x, y }) });
  return tiles;
}

/** How many there are, without making the list. */
export function tileCount({ bbox, minZoom, maxZoom, sets }: Tiles): number {
  let count = 0;
  for (let z = minZoom; z <= maxZoom; z += 1) {
    const { left, right, top, bottom } = rangeOf(bbox, z);
    count += (right - left + 1) * (bottom - top + 1);
  }
  return count * sets.length;
}

/** The address of one tile. */
export const tilePath = (template: string, { z, x, y }: { z: number; x: number; y: number }): string =>
  template.replace('{z}', String(z)).replace('{x}', String(x)).replace('{y}', String(y));

function* gridOf(bbox: Tiles['bbox'], z: number): Generator<{ x: number; y: number }> {
  const { left, right, top, bottom } = rangeOf(bbox, z);
  for (let x = left; x <= right; x += 1) for (let y = top; y <= bottom; y += 1) yield { x, y };
}

/** Columns and rows of the Web Mercator grid that a box (west, south, east, north) touches. */
function rangeOf([west, south, east, north]: Tiles['bbox'], z: number) {
  return { left: column(west, z), right: column(east, z), top: row(north, z), bottom: row(south, z) };
}

const column = (longitude: number, z: number): number => within(Math.floor(((longitude + 180) / 360) * 2 ** z), z);

function row(latitude: number, z: number): number {
  const radians = (latitude * Math.PI) / 180;
  return within(Math.floor(((1 - Math.asinh(Math.tan(radians)) / Math.PI) / 2) * 2 ** z), z);
}

const within = (index: number, z: number): number => Math.min(2 ** z - 1, Math.max(0, index));
