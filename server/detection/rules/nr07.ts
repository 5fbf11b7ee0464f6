import type { Subject } from '../subject.ts';
import { uniquenessRule } from '../uniquenessRule.ts';

const COUNTY_AND_ABOVE = /(?:省|自治区|特别行政区|市|自治州|地区|盟|县|自治县|旗|自治旗|区|林区|新区)$/u;

const holds = ({ category, generic, featureType }: Subject): boolean => {
  if (category === 'natural_entity') return true;
  if (category !== 'division') return false;
  const unit = featureType?.unit ?? null;
  if (unit !== null) return unit === 'province' || unit === 'prefecture' || unit === 'county';
  return COUNTY_AND_ABOVE.test(generic ?? '');
};

/** Famous natural entities and divisions of county level and above: unique in the whole country (TR art. 9(7)). */
export const nr07 = uniquenessRule('NR-07', holds, ['natural_entity', 'division']);
