import proj4 from 'proj4';

/** Width of a Gauss–Krüger zone in degrees of longitude: 3° for scales from 1:10,000, 6° for smaller ones. */
export type ZoneWidth = 3 | 6;

/** A zone of CGCS2000 / Gauss–Krüger with its official number and EPSG codes. */
export interface Zone {
  width: ZoneWidth;
  number: number;
  /** Central meridian in degrees east. */
  meridian: number;
  /** Coordinates whose easting begins with the zone number (35 605 400.84). */
  epsgPrefixed: number;
  /** Coordinates without it (605 400.84). */
  epsg: number;
}

/** North (X) and east (Y, with the false easting of 500 km, without zone number) in metres. */
export interface GridCoordinates {
  north: number;
  east: number;
}

const NUMBERS = { 3: { first: 25, last: 45 }, 6: { first: 13, last: 23 } } as const;

/**
 * The zone of a number, 25–45 of 3° or 13–23 of 6°; undefined where China has none. EPSG registers each twice: 4513 + n and
 * 4491 + n with the number before the easting, 4534 + n and 4502 + n without it.
 */
export function zoneOf(width: ZoneWidth, number: number): Zone | undefined {
  const { first, last } = NUMBERS[width];
  if (!Number.isInteger(number) || number < first || number > last) return undefined;
  const order = number - first;
  return width === 3
    ? { width, number, meridian: number * 3, epsgPrefixed: 4513 + order, epsg: 4534 + order }
    : { width, number, meridian: number * 6 - 3, epsgPrefixed: 4491 + order, epsg: 4502 + order };
}

const numberAt = (width: ZoneWidth, longitude: number): number =>
  width === 3 ? Math.floor((longitude + 1.5) / 3) : Math.floor(longitude / 6) + 1;

/** The zone in which a longitude lies, and its neighbours to the west and east as far as China has them: own zone first. */
export function zonesAt(width: ZoneWidth, longitude: number): readonly Zone[] {
  const own = numberAt(width, longitude);
  return [own, own - 1, own + 1].flatMap((number) => zoneOf(width, number) ?? []);
}

/** Degrees of longitude from a place to the nearer edge of its zone. */
export function degreesToZoneEdge({ width, meridian }: Zone, longitude: number): number {
  return width / 2 - Math.abs(longitude - meridian);
}

// CGCS2000 has the axis and flattening of GRS 80.
const definition = ({ meridian }: Zone): string =>
  `+proj=tmerc +lat_0=0 +lon_0=${meridian} +k=1 +x_0=500000 +y_0=0 +ellps=GRS80 +units=m +no_defs`;
const GEOGRAPHIC = '+proj=longlat +ellps=GRS80 +no_defs';

/** Grid coordinates of a place (longitude, latitude in degrees, CGCS2000) in a zone; right beyond its edge too. */
export function toGrid(zone: Zone, [longitude, latitude]: readonly [number, number]): GridCoordinates {
  const [east = 0, north = 0] = proj4(GEOGRAPHIC, definition(zone), [longitude, latitude]);
  return { north, east };
}

/** The place of grid coordinates of a zone, longitude first, to about a tenth of a millimetre. */
export function fromGrid(zone: Zone, { north, east }: GridCoordinates): [number, number] {
  const [longitude = 0, latitude = 0] = proj4(definition(zone), GEOGRAPHIC, [east, north]);
  return [Number(longitude.toFixed(9)), Number(latitude.toFixed(9))];
}
