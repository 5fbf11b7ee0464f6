import type { GaussZone } from './sheetContract.ts';

/** The Gauss–Krüger zone that holds a longitude: 106.4° lies in the 3° zone 35 (105°), 106.6° in zone 36 (108°). */
export function gaussZone(lon: number, degrees: 3 | 6): GaussZone {
  if (degrees === 3) {
    const number = Math.round(lon / 3);
    return { degrees, number, meridian: number * 3, epsg: 4534 + number - 25 };
  }
  const number = Math.floor(lon / 6) + 1;
  return { degrees, number, meridian: number * 6 - 3, epsg: 4502 + number - 13 };
}

/**
 * Convergence in degrees: how far grid north lies east of true north, on the sphere, right to 0.01° within a zone.
 */
export function convergence({ meridian }: GaussZone, [lon, lat]: readonly [number, number]): number {
  const radians = Math.PI / 180;
  return Math.atan(Math.tan((lon - meridian) * radians) * Math.sin(lat * radians)) / radians;
}
