import { type Sql, sql } from '../../platform/db/sql.ts';
import { refused } from './refused.ts';

const OGC = 'http://www.opengis.net/def/crs/';

/** How coordinates are written. The register's own are CGCS2000 degrees, which are served as CRS84 without a change. */
export interface Crs {
  uri: string;
  /** Latitude first, as EPSG says for geographic systems; CRS84 and Web Mercator have the easting first. */
  latitudeFirst: boolean;
  projected: boolean;
}

export const CRS84: Crs = { uri: `${OGC}OGC/1.3/CRS84`, latitudeFirst: false, projected: false };
export const STORAGE_CRS = `${OGC}EPSG/0/4490`;

/** Every system that can be asked for, the default first. */
export const ALL_CRS: readonly Crs[] = [
  CRS84,
  { uri: STORAGE_CRS, latitudeFirst: true, projected: false },
  { uri: `${OGC}EPSG/0/4326`, latitudeFirst: true, projected: false },
  { uri: `${OGC}EPSG/0/3857`, latitudeFirst: false, projected: true },
];

// Clients also write `EPSG:4490` or the address with https; the meaning is plain.
const shortened = (given: string): string =>
  given
    .replace(/^https:/, 'http:')
    .replace(/^\[(.*)\]$/, '$1')
    .replace(/^(?:urn:ogc:def:crs:)?EPSG:{1,2}(\d{4,5})$/i, `${OGC}EPSG/0/$1`);

/** The system that a parameter names. @throws Problem invalid-input for one that is not served */
export function crsOf(parameter: string, given: string | undefined): Crs {
  if (given === undefined) return CRS84;
  const uri = shortened(given);
  const found = ALL_CRS.find((crs) => crs.uri === uri);
  if (found) return found;
  const known = ALL_CRS.map((crs) => crs.uri).join(', ');
  throw refused(parameter, `must be one of ${known}`, `须为以下之一：${known}`);
}

/** The geometry as GeoJSON text in a system: 9 decimals of a degree are 0.1 mm, 4 of a metre as well. */
export function written(geometry: Sql, { latitudeFirst, projected }: Crs): Sql {
  if (projected) return sql`st_asgeojson(st_transform(st_setsrid(${geometry}, 4326), 3857), 4, 0)`;
  return latitudeFirst
    ? sql`st_asgeojson(st_flipcoordinates(${geometry}), 9, 0)`
    : sql`st_asgeojson(${geometry}, 9, 0)`;
}

/** A geometry given in a system, as the register's: `shape` is SQL of it with SRID 0. */
export function read(shape: Sql, { latitudeFirst, projected }: Crs): Sql {
  if (projected) return sql`st_setsrid(st_transform(st_setsrid(${shape}, 3857), 4326), 4490)`;
  return latitudeFirst ? sql`st_setsrid(st_flipcoordinates(${shape}), 4490)` : sql`st_setsrid(${shape}, 4490)`;
}
