import type { Position } from './edgeArc.ts';

// The ellipsoid of CGCS2000 (GB 22021-2008).
const A = 6_378_137;
const F = 1 / 298.257222101;
const E2 = F * (2 - F);
const E = Math.sqrt(E2);
const RADIANS = Math.PI / 180;

/** A position on the cylindrical equal-area map of the ellipsoid, in metres: areas on it are areas on the ellipsoid. */
export function equalArea([lon, lat]: Position): Position {
  const sin = Math.sin(lat * RADIANS);
  const q = (1 - E2) * (sin / (1 - E2 * sin * sin) + Math.atanh(E * sin) / E);
  return [A * lon * RADIANS, (A * q) / 2];
}
