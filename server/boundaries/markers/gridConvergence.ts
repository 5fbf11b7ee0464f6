import type { LonLat } from './markerContract.ts';

/** Central meridian of the 3° Gauss–Krüger zone that holds a longitude: 105 or 108 around Wuzhong. */
export const centralMeridian = (lon: number): number => Math.round(lon / 3) * 3;

/** EPSG code of that zone of CGCS2000, coordinates without zone number: 4544 for 105° E. */
export const zoneEpsg = (lon: number): number => 4534 + (centralMeridian(lon) - 75) / 3;

/**
 * Grid convergence in degrees: true bearing minus grid bearing. To the first term, Δλ·sin φ, which within a 3° zone is exact
 * to 0.002°.
 */
export const gridConvergence = ([lon, lat]: LonLat): number =>
  (lon - centralMeridian(lon)) * Math.sin((lat * Math.PI) / 180);
