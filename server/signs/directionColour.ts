import type { DirectionRow, SignEdition } from './signEdition.ts';

/**
 * The ground of a street or lane plate: a run within 45° of east–west takes the row `east-west`, any other `north-south`.
 * `azimuthDegrees` is clockwise from north and may point either way along the street.
 */
export function directionColour(edition: SignEdition, azimuthDegrees: number): DirectionRow {
  const axis = ((azimuthDegrees % 180) + 180) % 180;
  const direction = Math.abs(axis - 90) <= 45 ? 'east-west' : 'north-south';
  const row = edition.directions.find((candidate) => candidate.direction === direction);
  if (!row) throw new Error(`Edition ${edition.id} has no ground for ${direction} streets`);
  return row;
}
