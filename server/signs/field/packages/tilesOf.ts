import type { PackageContent } from '../fieldContract.ts';

type Box = PackageContent['tiles']['bbox'];

const SETS = ['divisions', 'division-labels', 'built-up-areas', 'places'] as const;
const MIN_ZOOM = 10;
const MAX_ZOOM = 16;
// Web Mercator ends there.
const MOST_LATITUDE = 85.05;

/** The map that a phone keeps for a box: as deep as the most tiles it may take allow. */
export function tilesOf(bbox: Box, mostTiles: number): PackageContent['tiles'] {
  let maxZoom = MIN_ZOOM;
  let total = tilesAt(bbox, MIN_ZOOM);
  while (maxZoom < MAX_ZOOM) {
    total += tilesAt(bbox, maxZoom + 1);
    if (total * SETS.length > mostTiles) break;
    maxZoom += 1;
  }
  const sets = SETS.map((name) => ({ name, template: `/tiles/${name}/{z}/{x}/{y}.mvt` }));
  return { bbox, minZoom: MIN_ZOOM, maxZoom, sets };
}

function tilesAt([west, south, east, north]: Box, zoom: number): number {
  const column = (lon: number) => Math.floor(((lon + 180) / 360) * 2 ** zoom);
  return (column(east) - column(west) + 1) * (row(south, zoom) - row(north, zoom) + 1);
}

function row(latitude: number, zoom: number): number {
  const phi = (Math.max(-MOST_LATITUDE, Math.min(MOST_LATITUDE, latitude)) * Math.PI) / 180;
  return Math.floor(((1 - Math.asinh(Math.tan(phi)) / Math.PI) / 2) * 2 ** zoom);
}
