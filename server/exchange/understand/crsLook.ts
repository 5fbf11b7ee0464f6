/** What a pair of numbers looks like: degrees of China, degrees the wrong way round, a grid with or without zone number … */
export interface Look {
  family: 'degrees' | 'elsewhere' | 'zone' | 'metres' | 'mercator' | 'impossible';
  /** The first number is the latitude or northing. */
  northFirst: boolean;
  /** Zone number in front of the easting: 13 to 23 of six degrees, 25 to 45 of three. */
  zone: number | null;
}

const within = (value: number, least: number, most: number): boolean => value >= least && value <= most;
const isDegrees = (x: number, y: number): boolean => within(x, 73, 136) && within(y, 3, 54);
// False easting 500 km; the zones of China reach 350 km from their meridian at most, files go beyond by a little.
const isEasting = (x: number): boolean => within(x, 100_000, 900_000);
const isNorthing = (y: number): boolean => within(y, 330_000, 6_000_000);
const isMercator = (x: number, y: number): boolean => within(x, 8_120_000, 15_140_000) && within(y, 330_000, 7_200_000);

/** Zone number of an easting that carries one. */
function zoneOf(x: number): number | null {
  const zone = Math.floor(x / 1_000_000);
  return (within(zone, 13, 23) || within(zone, 25, 45)) && isEasting(x % 1_000_000) ? zone : null;
}

/** @param x the first of two numbers, meant as longitude or easting */
export function crsLook(x: number, y: number): Look {
  if (Math.max(Math.abs(x), Math.abs(y)) <= 180) {
    if (isDegrees(x, y)) return look('degrees', false);
    if (isDegrees(y, x)) return look('degrees', true);
    return look(Math.abs(y) <= 90 ? 'elsewhere' : 'impossible', false);
  }
  return gridLook(x, y, false) ?? gridLook(y, x, true) ?? look('impossible', false);
}

function gridLook(x: number, y: number, northFirst: boolean): Look | undefined {
  if (isNorthing(y) && zoneOf(x) !== null) return look('zone', northFirst, zoneOf(x));
  if (isEasting(x) && isNorthing(y) && y > 900_000) return look('metres', northFirst);
  return isMercator(x, y) ? look('mercator', northFirst) : undefined;
}

const look = (family: Look['family'], northFirst: boolean, zone: number | null = null): Look => ({
  family,
  northFirst,
  zone,
});

/** EPSG code of a CGCS2000 Gauss–Krüger grid by its zone number or, without one, by its central meridian. */
export function gridEpsg({ zone, meridian }: { zone?: number | null; meridian?: number | null }): number | undefined {
  if (zone && within(zone, 13, 23)) return 4491 + zone - 13;
  if (zone && within(zone, 25, 45)) return 4513 + zone - 25;
  if (meridian && within(meridian, 75, 135) && meridian % 3 === 0) return 4534 + (meridian - 75) / 3;
  return undefined;
}

/** Zone number that eastings of an EPSG code carry; null where they carry none. */
export function zoneOfEpsg(epsg: number): number | null {
  if (within(epsg, 4491, 4501)) return epsg - 4491 + 13;
  return within(epsg, 4513, 4533) ? epsg - 4513 + 25 : null;
}
