import { Geodesic } from 'geographiclib-geodesic';

type Position = readonly [number, number];

/** A leg between two points: metres on the ellipsoid; azimuth at its beginning in degrees from true north, clockwise, 0–360. */
export interface Leg {
  metres: number;
  azimuth: number;
}

// CGCS2000: semi-major axis and flattening.
const ELLIPSOID = new Geodesic.Geodesic(6_378_137, 1 / 298.257222101);

/** The legs of a course of points (longitude, latitude in degrees), by Karney's geodesics: exact to nanometres. */
export function legsOf(points: readonly Position[]): Leg[] {
  return points.slice(1).map((to, index) => {
    const from = points[index] ?? to;
    const { s12 = 0, azi1 = 0 } = ELLIPSOID.Inverse(from[1], from[0], to[1], to[0]);
    return { metres: s12, azimuth: (azi1 + 360) % 360 };
  });
}

/** Area inside a ring in m² and its length in metres, both on the ellipsoid; the ring closes by itself. */
export function ringOf(points: readonly Position[]): { squareMetres: number; metres: number } {
  const ring = ELLIPSOID.Polygon(false);
  for (const [longitude, latitude] of points) ring.AddPoint(latitude, longitude);
  const { area = 0, perimeter = 0 } = ring.Compute(false, true);
  return { squareMetres: Math.abs(area), metres: perimeter };
}

/** The shortest course between points, with points between them so that a map in Mercator bends it rightly. */
export function geodesicCourse(points: readonly Position[], stepMetres = 20_000): [number, number][] {
  const course = points.slice(1).flatMap((to, index) => between(points[index] ?? to, to, stepMetres));
  const last = points.at(-1);
  return last ? [...course, [last[0], last[1]]] : course;
}

function between(from: Position, to: Position, step: number): [number, number][] {
  const line = ELLIPSOID.InverseLine(from[1], from[0], to[1], to[0]);
  const pieces = Math.max(1, Math.ceil(line.s13 / step));
  return Array.from({ length: pieces }, (_, i) => {
    const { lat2 = from[1], lon2 = from[0] } = line.Position((line.s13 * i) / pieces);
    return i === 0 ? [from[0], from[1]] : [lon2, lat2];
  });
}
