import { Geodesic } from 'geographiclib-geodesic';
import type { Fix } from '#server/signs/field/fieldContract.ts';

/** Longitude and latitude in degrees. */
export type LonLat = Fix['position'];

// CGCS2000: semi-major axis and flattening. WGS 84 differs from it by a tenth of a millimetre.
const ELLIPSOID = new Geodesic.Geodesic(6_378_137, 1 / 298.257222101);

/** Metres on the ellipsoid, and degrees clockwise from true north at the beginning (0–360). */
export interface Course {
  metres: number;
  bearing: number;
}

/** The way from one place to another, longitude first. */
export function courseTo(from: LonLat, to: LonLat): Course {
  const { s12 = 0, azi1 = 0 } = ELLIPSOID.Inverse(from[1], from[0], to[1], to[0]);
  return { metres: s12, bearing: (azi1 + 360) % 360 };
}
