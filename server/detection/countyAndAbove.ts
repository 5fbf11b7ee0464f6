import type { Subject } from './subject.ts';

const COUNTY_AND_ABOVE = /(?:省|自治区|特别行政区|市|自治州|地区|盟|县|自治县|旗|自治旗|区|林区|新区)$/u;

/** A division of county level or above, by its feature type or, without one, by its generic term. */
export function isCountyOrAbove({ category, generic, featureType }: Subject): boolean {
  if (category !== 'division') return false;
  const unit = featureType?.unit ?? null;
  if (unit !== null) return unit === 'province' || unit === 'prefecture' || unit === 'county';
  return COUNTY_AND_ABOVE.test(generic ?? '');
}
