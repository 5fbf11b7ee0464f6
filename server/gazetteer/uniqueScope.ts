import { z } from 'zod';
import type { PlaceCategory } from './contract.ts';

export const UniqueScope = z.enum(['nation', 'province', 'county', 'built_up_area']);
export type UniqueScope = z.infer<typeof UniqueScope>;

// A county-level division or above is unique in the nation, a township or town in one province (TR art. 9(7), (8)). A
// sub-district is compared like a town; that it is advice only, the row of NR-08e says.
const TOWNSHIP_GENERICS = new Set(['乡', '镇', '街道', '街道办事处', '办事处', '民族乡', '苏木']);

/** The legal scope of uniqueness: the category's own row, but townships narrow from the nation to the province. */
export function uniqueScope(category: PlaceCategory, ofCategory: UniqueScope, generic: string | null): UniqueScope {
  if (category === 'division' && generic !== null && TOWNSHIP_GENERICS.has(generic)) return 'province';
  return ofCategory;
}

const COMPARED: Partial<Record<PlaceCategory, readonly PlaceCategory[]>> = {
  // One item of TR art. 9(8) covers both, so a building may not repeat a quarter.
  residential_area: ['residential_area', 'building'],
  building: ['residential_area', 'building'],
};

/** Categories whose names are compared with a name of `category`. */
export const comparedCategories = (category: PlaceCategory): readonly PlaceCategory[] =>
  COMPARED[category] ?? [category];
