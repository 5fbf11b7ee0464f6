import { lineString, nearestPointOnLine } from '@turf/turf';

type LonLat = [number, number];
export type SnapLines = readonly (readonly LonLat[])[];
interface Pixels {
  x: number;
  y: number;
}

/** Within so many pixels a point is drawn to a line; to one of its vertices sooner than between them. */
const REACH = 14;

/** The point of some lines that a pointer is drawn to; undefined where none is near. */
export function snapToLine(
  lines: SnapLines,
  [lon, lat]: LonLat,
  project: (lon: number, lat: number) => Pixels,
): LonLat | undefined {
  const pointer = project(lon, lat);
  const away = ([x, y]: LonLat): number => {
    const at = project(x, y);
    return Math.hypot(at.x - pointer.x, at.y - pointer.y);
  };
  const nearest = (points: readonly LonLat[]): LonLat | undefined =>
    points
      .map((at) => ({ at, d: away(at) }))
      .filter(({ d }) => d <= REACH)
      .sort((a, b) => a.d - b.d)[0]?.at;
  const vertex = nearest(lines.flat());
  if (vertex) return vertex;
  return nearest(
    lines
      .filter((line) => line.length > 1)
      .map((line) => {
        const [x = lon, y = lat] = nearestPointOnLine(lineString(line.map((at) => [...at])), [lon, lat]).geometry
          .coordinates;
        return [x, y];
      }),
  );
}
