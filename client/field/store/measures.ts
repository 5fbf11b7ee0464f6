import type { FieldMeasures } from '#server/signs/field/packageWorkContract.ts';
import { usePackage } from './usePackage.ts';

/** What stood in the app before packages brought measures along: for packages that were taken then, until they are updated. */
export const MEASURES_BEFORE: FieldMeasures = {
  ...{ gate: 20, accuracy: 30 },
  ...{
    'photos-sign': 1,
    'photos-surroundings': 1,
    'photos-new': 1,
    'photos-after': 1,
    'photos-report': 1,
    'photos-item': 1,
  },
};

/** Measures of the field as the package that is worked with has them. */
export const useMeasures = (): FieldMeasures => usePackage()?.content.measures ?? MEASURES_BEFORE;
