/** A street's centre line as GeoJSON coordinates, CGCS2000 longitude and latitude in degrees. */
export type CentreLine =
  | { type: 'LineString'; coordinates: readonly (readonly number[])[] }
  | { type: 'MultiLineString'; coordinates: readonly (readonly (readonly number[])[])[] };

// Below this the parts pull in all directions: a ring road, or two equal legs at right angles.
const LEAST_CONCENTRATION = 0.1;
const SEMI_MAJOR_METRES = 6_378_137;
const ECCENTRICITY_SQUARED = 0.006_694_380_022_9;

/**
 * The axis a street mostly runs along, 0 ≤ degrees clockwise from north < 180, weighted by length.
 * null when no direction dominates or the line has no length: then a person chooses the colour.
 */
export function dominantAzimuth(line: CentreLine): number | null {
  const parts = line.type === 'LineString' ? [line.coordinates] : line.coordinates;
  let length = 0;
  let east = 0;
  let north = 0;
  for (const step of parts.flatMap(steps)) {
    const metres = Math.hypot(step.east, step.north);
    // Doubling the angle makes both ways along a street the same direction.
    const doubled = 2 * Math.atan2(step.east, step.north);
    length += metres;
    north += metres * Math.cos(doubled);
    east += metres * Math.sin(doubled);
  }
  if (length === 0 || Math.hypot(east, north) / length < LEAST_CONCENTRATION) return null;
  const axis = (Math.atan2(east, north) * 90) / Math.PI;
  return (axis + 180) % 180;
}

function steps(points: readonly (readonly number[])[]): { east: number; north: number }[] {
  return points.slice(1).map((to, i) => {
    const [lon = 0, lat = 0] = to;
    const [fromLon = 0, fromLat = 0] = points[i] ?? to;
    const middle = ((lat + fromLat) / 2) * (Math.PI / 180);
    const curve = 1 - ECCENTRICITY_SQUARED * Math.sin(middle) ** 2;
    const eastRadius = SEMI_MAJOR_METRES / Math.sqrt(curve);
    const northRadius = (eastRadius * (1 - ECCENTRICITY_SQUARED)) / curve;
    return {
      east: (lon - fromLon) * (Math.PI / 180) * eastRadius * Math.cos(middle),
      north: (lat - fromLat) * (Math.PI / 180) * northRadius,
    };
  });
}
