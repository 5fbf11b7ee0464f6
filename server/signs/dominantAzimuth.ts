import { type Axis, axisOf } from './axisOf.ts';
import { localMetres } from './localMetres.ts';

/** A street's centre line as GeoJSON coordinates, CGCS2000 longitude and latitude in degrees. */
export type CentreLine =
  | { type: 'LineString'; coordinates: readonly (readonly number[])[] }
  | { type: 'MultiLineString'; coordinates: readonly (readonly (readonly number[])[])[] };

// Below this the parts pull in all directions: a ring road, or two equal legs at right angles.
export const LEAST_CONCENTRATION = 0.1;

/**
 * The axis a street mostly runs along, 0 ≤ degrees clockwise from north < 180, weighted by length.
 * null when no direction dominates or the line has no length: then a person chooses the colour.
 */
export function dominantAzimuth(line: CentreLine): number | null {
  const axis = wholeAxis(line);
  return axis && axis.concentration >= LEAST_CONCENTRATION ? axis.degrees : null;
}

/** The axis of the whole street and how much of it runs that way; null for a line without length. */
export function wholeAxis(line: CentreLine): Axis | null {
  return axisOf(partsOf(line).flatMap((points) => points.slice(1).map((to, i) => localMetres(points[i] ?? to).to(to))));
}

/** The parts of a street, one or more. */
export const partsOf = (line: CentreLine): readonly (readonly (readonly number[])[])[] =>
  line.type === 'LineString' ? [line.coordinates] : line.coordinates;
