import { useMemo } from 'react';
import type { FieldMeasures } from '#server/signs/field/packageWorkContract.ts';
import { usePackage } from './usePackage.ts';

/** What stood in the app before packages brought a measure along: for packages that were taken then, until they are updated. */
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
  ...{ 'stakeout-gate': 30, 'stakeout-arrival': 3, 'fix-readings': 120, 'fix-stale': 0.5, 'code-off': 50 },
};

/** Measures of the field as the package that is worked with has them. */
export function useMeasures(): FieldMeasures {
  const measures = usePackage()?.content.measures;
  return useMemo(() => ({ ...MEASURES_BEFORE, ...measures }), [measures]);
}
