import type { Db } from '../../platform/db/sql.ts';
import { convergence } from './gaussZone.ts';
import { graticule, SIDE_POINTS, type SideTicks } from './graticule.ts';
import type { GaussZone } from './sheetContract.ts';
import type { Box, SheetLayout } from './sheetLayout.ts';
import type { Extent } from './tileSheets.ts';
import { transformPoints } from './transformPoints.ts';

type Point = readonly [x: number, y: number];

/** Where a sheet lies on the earth. */
export interface SheetMeasure {
  zone: GaussZone;
  denominator: number;
  /** Of the inner frame, metres of the zone. */
  extent: Extent;
  /** Of the inner frame, in degrees: north-west, north-east, south-east, south-west. */
  corners: readonly Point[];
  /** Along the outer frame. */
  ticks: SideTicks;
  /** Degrees by which grid north lies east of true north at the centre. */
  convergence: number;
}

interface Placed {
  zone: GaussZone;
  centre: Point;
  lonLat: Point;
  denominator: number;
}

/** Measures a sheet whose inner frame lies around a centre. */
export async function measureSheet(
  db: Db,
  layout: SheetLayout,
  { zone, centre, lonLat, denominator }: Placed,
): Promise<SheetMeasure> {
  const extent = extentOf(layout.map, centre, denominator);
  const outer = extentOf(layout.outer, centre, denominator);
  const share = Array.from({ length: SIDE_POINTS }, (_, i) => i / (SIDE_POINTS - 1));
  const x = (t: number): number => outer.west + t * (outer.east - outer.west);
  const y = (t: number): number => outer.north - t * (outer.north - outer.south);
  const points: Point[] = [
    ...cornersOf(extent),
    ...share.map((t): Point => [x(t), outer.north]),
    ...share.map((t): Point => [x(t), outer.south]),
    ...share.map((t): Point => [outer.west, y(t)]),
    ...share.map((t): Point => [outer.east, y(t)]),
  ];
  const found = await transformPoints(db, points, { from: zone.epsg, to: 4490 });
  const side = (i: number) => found.slice(4 + i * SIDE_POINTS, 4 + (i + 1) * SIDE_POINTS);
  const ticks = graticule({ top: side(0), bottom: side(1), left: side(2), right: side(3) });
  return { zone, denominator, extent, corners: found.slice(0, 4), ticks, convergence: convergence(zone, lonLat) };
}

/** Both frames have the same centre. */
function extentOf({ width, height }: Box, [x, y]: Point, denominator: number): Extent {
  const [dx, dy] = [(width * denominator) / 2000, (height * denominator) / 2000];
  return { west: x - dx, south: y - dy, east: x + dx, north: y + dy };
}

/** North-west, north-east, south-east, south-west. */
export const cornersOf = ({ west, south, east, north }: Extent): Point[] => [
  [west, north],
  [east, north],
  [east, south],
  [west, south],
];

/** Metres of the zone → millimetres on the page. */
export const onPaper =
  ({ map }: SheetLayout, { extent, denominator }: Pick<SheetMeasure, 'extent' | 'denominator'>) =>
  ([x, y]: Point): Point => [
    map.left + ((x - extent.west) * 1000) / denominator,
    map.top + ((extent.north - y) * 1000) / denominator,
  ];
