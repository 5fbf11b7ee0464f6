import type { KnownCrs } from './importCrs.ts';
import type { FaultOfFeature } from './importFinding.ts';

type Point = readonly [number, number, ...number[]];

/** China in degrees, with its seas: wide enough for every outline, narrow enough to know latitude from longitude. */
const LONGITUDE = [73, 136] as const;
const LATITUDE = [3, 54] as const;
const within = (value: number, [least, most]: readonly [number, number]): boolean => value >= least && value <= most;

/** Whether positions can lie where the stated system puts China; says which mistake it looks like. */
export function importExtent(
  points: readonly Point[],
  { srid, crs }: Pick<KnownCrs, 'srid' | 'crs'>,
): FaultOfFeature | undefined {
  const [first] = points;
  if (first === undefined) return undefined;
  const at = `[${first[0]}, ${first[1]}]`;
  const isDegrees = points.every(([x, y]) => Math.abs(x) <= 180 && Math.abs(y) <= 180);
  if (isDegrees && srid !== 4490) return { fault: 'looks-like-degrees', facts: { at, crs: crs.value ?? '' } };
  if (srid !== 4490) return points.every(isGrid) ? undefined : { fault: 'outside-china', facts: { at } };
  if (points.every(([x, y]) => within(x, LONGITUDE) && within(y, LATITUDE))) return undefined;
  if (points.every(([x, y]) => within(y, LONGITUDE) && within(x, LATITUDE)))
    return { fault: 'axes-swapped', facts: { at } };
  if (points.every(isGrid)) return { fault: 'looks-projected', facts: { at, crs: gridOf(first) } };
  return { fault: 'outside-china', facts: { at } };
}

/** Eastings and northings of China in metres, with or without the zone number, in either order. */
const isGrid = ([x, y]: Point): boolean => Math.min(x, y) > 10_000 && Math.max(x, y) < 50_000_000;

/** The 3-degree zone of an easting that carries its number: 25 (EPSG:4513) to 45 (EPSG:4533). */
function gridOf([x, y]: Point): string {
  const zone = Math.floor(Math.max(x, y) / 1_000_000);
  return zone >= 25 && zone <= 45 ? `EPSG:${4513 + zone - 25}` : 'EPSG:N';
}
