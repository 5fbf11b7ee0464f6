import type { MapStretch } from '#server/boundaries/map/mapContract.ts';

/** What stands along a line: its name, else its two sides. Township lines without a name bear none: there are too many. */
export function lineLabel({ name, level, sideA, sideB }: MapStretch['properties']): string {
  if (name !== null) return name;
  return level === 'township' ? '' : `${sideA.name}—${sideB.name}`;
}
