/** What an EPSG code stands for, as far as survey tables of boundary markers have them. */
export type OriginalDatum = 'CGCS2000' | 'WGS84' | 'Xian 1980' | 'Beijing 1954';

interface Range {
  from: number;
  to: number;
  datum: OriginalDatum;
  geographic?: true;
}
const RANGES: readonly Range[] = [
  { from: 4490, to: 4490, datum: 'CGCS2000', geographic: true },
  { from: 4491, to: 4554, datum: 'CGCS2000' },
  { from: 4326, to: 4326, datum: 'WGS84', geographic: true },
  { from: 4610, to: 4610, datum: 'Xian 1980', geographic: true },
  { from: 2327, to: 2390, datum: 'Xian 1980' },
  { from: 4214, to: 4214, datum: 'Beijing 1954', geographic: true },
  { from: 2401, to: 2442, datum: 'Beijing 1954' },
  { from: 21413, to: 21423, datum: 'Beijing 1954' },
  { from: 21453, to: 21463, datum: 'Beijing 1954' },
  { from: 21473, to: 21483, datum: 'Beijing 1954' },
];

/**
 * Datum of an EPSG code, and whether it can be transformed to CGCS2000 by projection alone. 1954 and 1980 cannot: their
 * parameters are the surveying authority's and not public. Null: a system that marker tables do not use.
 */
export function originalDatum(
  epsg: number,
): { datum: OriginalDatum; geographic: boolean; transformable: boolean } | null {
  const range = RANGES.find(({ from, to }) => epsg >= from && epsg <= to);
  if (!range) return null;
  const { datum, geographic = false } = range;
  return { datum, geographic, transformable: datum === 'CGCS2000' || datum === 'WGS84' };
}
