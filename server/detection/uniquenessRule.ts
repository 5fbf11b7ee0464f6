import type { PlaceCategory } from '../gazetteer/contract.ts';
import { comparison } from './comparison.ts';
import type { Hit, Rule } from './rule.ts';
import type { Subject } from './subject.ts';

/**
 * A rule of TR art. 9 items 7 and 8 for some categories. The register has already selected the names inside the scope
 * (nation, province, county, built-up area); here they are only compared. One finding for each name that clashes.
 */
export const uniquenessRule = (
  id: string,
  holdsFor: (subject: Subject) => boolean,
  categories: readonly PlaceCategory[],
): Rule => ({
  id,
  look: (subject) => {
    if (!holdsFor(subject)) return [];
    const others = (subject.input.inScope ?? []).filter(({ category }) => categories.includes(category));
    return others.flatMap((other): Hit[] => {
      const result = comparison(subject, other);
      if (result === null) return [];
      const { name, scope, status, divisionName } = other;
      const evidence = { other: name, scope, status, divisionName, readings: other.pinyinTone };
      return [{ result, start: 0, end: subject.text.length, evidence, clash: other }];
    });
  },
});
