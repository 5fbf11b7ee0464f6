type Point = readonly [number, number];

/** How degrees become map units: north up, y downwards, the same scale both ways at the middle latitude. */
export interface MapFrame {
  project: (at: Point) => [number, number];
  unitsPerMetre: number;
}

const MARGIN = 26;
// Metres in a degree of latitude on CGCS2000 at 38° north; within 0.6 % of it anywhere in China.
const METRES_PER_DEGREE = 110_995;
// A single point gets a window of about 600 m.
const LEAST_DEGREES = 0.0055;

/** Fits points into a map of this size with a margin. */
export function mapFrame(points: readonly Point[], width: number, height: number): MapFrame {
  const longitudes = points.map(([lon]) => lon);
  const latitudes = points.map(([, lat]) => lat);
  const west = Math.min(...longitudes);
  const south = Math.min(...latitudes);
  const east = Math.max(...longitudes);
  const north = Math.max(...latitudes);
  const middle: Point = [(west + east) / 2, (south + north) / 2];
  const squeeze = Math.cos((middle[1] * Math.PI) / 180);
  const acrossDegrees = Math.max((east - west) * squeeze, LEAST_DEGREES);
  const unitsPerDegree = Math.min(
    (width - 2 * MARGIN) / acrossDegrees,
    (height - 2 * MARGIN) / Math.max(north - south, LEAST_DEGREES),
  );
  return {
    project: ([lon, lat]) => [
      tenths(width / 2 + (lon - middle[0]) * squeeze * unitsPerDegree),
      tenths(height / 2 - (lat - middle[1]) * unitsPerDegree),
    ],
    unitsPerMetre: unitsPerDegree / METRES_PER_DEGREE,
  };
}

const tenths = (value: number): number => Math.round(value * 10) / 10;
