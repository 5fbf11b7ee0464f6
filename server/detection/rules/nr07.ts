import { isCountyOrAbove } from '../countyAndAbove.ts';
import { uniquenessRule } from '../uniquenessRule.ts';

/** Famous natural entities and divisions of county level and above: unique in the whole country (TR art. 9(7)). */
export const nr07 = uniquenessRule(
  'NR-07',
  (subject) => subject.category === 'natural_entity' || isCountyOrAbove(subject),
  ['natural_entity', 'division'],
);
