import { uniquenessRule } from '../uniquenessRule.ts';

/** Quarters and buildings of locational significance: unique in one built-up area (TR art. 9(8)). */
export const nr08d = uniquenessRule(
  'NR-08d',
  ({ category }) => category === 'residential_area' || category === 'building',
  ['residential_area', 'building'],
);
