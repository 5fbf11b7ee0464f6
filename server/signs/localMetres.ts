const SEMI_MAJOR_METRES = 6_378_137;
const ECCENTRICITY_SQUARED = 0.006_694_380_022_9;
const RADIANS = Math.PI / 180;

/** Longitude and latitude in degrees, CGCS2000. */
export type LonLat = readonly [number, number];
/** Metres east and north of the origin. */
export type EastNorth = readonly [number, number];

export interface LocalMetres {
  to: (point: readonly number[]) => EastNorth;
  from: (metres: EastNorth) => [number, number];
}

/**
 * The ground about a point as a plane, by the two radii of the ellipsoid there: within 10 km of the origin a distance differs
 * from the geodesic by less than 0.2 %, within 1 km by less than 0.02 %.
 */
export function localMetres([originLon = 0, originLat = 0]: readonly number[]): LocalMetres {
  const latitude = originLat * RADIANS;
  const curve = 1 - ECCENTRICITY_SQUARED * Math.sin(latitude) ** 2;
  const eastRadius = SEMI_MAJOR_METRES / Math.sqrt(curve);
  const east = eastRadius * Math.cos(latitude) * RADIANS;
  const north = ((eastRadius * (1 - ECCENTRICITY_SQUARED)) / curve) * RADIANS;
  return {
    to: ([lon = 0, lat = 0]) => [(lon - originLon) * east, (lat - originLat) * north],
    from: ([x, y]) => [originLon + x / east, originLat + y / north],
  };
}

/** How far two points lie apart, in metres. */
export function metresBetween(a: readonly number[], b: readonly number[]): number {
  return Math.hypot(...localMetres(a).to(b));
}
