import { checkName } from '#server/detection/checkName.ts';
import { compileRuleSet } from '#server/detection/compileRuleSet.ts';
import { loadRuleSet } from '#server/detection/loadRuleSet.ts';
import { nearbyByName, reachOf } from '#server/detection/nearbyNames.ts';
import { suggestNames } from '#server/detection/suggestions/suggestNames.ts';
import type { PlaceCategory, PointLineOrArea } from '#server/gazetteer/contract.ts';
import {
  areasOfCounty,
  countiesWithNames,
  liveNames,
  namesInAreas,
  namesOfCategories,
  namesOfCounties,
} from '#server/gazetteer/liveNames.ts';
import { DivisionCode } from '#server/platform/contract.ts';
import type { Measured } from './nameQueries.ts';

/** What rules ask of the register about the place itself, advice, and what a scan reads, explained by what it is. */
export function detectionQueries(
  { db }: Measured,
  place: { county: string; geometry: PointLineOrArea; today: string },
): Record<string, () => Promise<unknown>> {
  const { county, geometry, today } = place;
  const rules = compileRuleSet(loadRuleSet());
  const division = DivisionCode.parse(county);
  const check = (name: string, category: PlaceCategory) =>
    checkName(db, rules, { name, category, division, geometry }, today);
  const areal = ['street', 'residential_area', 'building'];
  return {
    'rules of a place: a facility': () => check('和平泵站', 'facility'),
    'rules of a place: a famous entity in a division’s name': () => check('黄山区', 'division'),
    'rules of a place: a street, a rare character': () => check('汭水街', 'street'),
    'suggestions: names around': () =>
      suggestNames(db, rules, { category: 'street', geometry, division, attributes: {} }, today),
    'scan: counties': () => countiesWithNames(db, ''),
    'scan: names of counties': () => namesOfCounties(db, [county], { categories: areal, today }),
    'scan: names compared beyond their county': () => namesOfCategories(db, ['division', 'natural_entity'], today),
    'scan: built-up areas of a county': () => areasOfCounty(db, { county, categories: areal, today }),
    'scan: names of other counties in the built-up areas': async () => {
      const areas = (await areasOfCounty(db, { county, categories: areal, today })).map(({ areaId }) => areaId);
      return namesInAreas(db, { areas: [...new Set(areas)], county, categories: areal, today });
    },
    'scan: names close by': async () => {
      const [found] = await namesOfCounties(db, [county], { categories: areal, today });
      const some = liveNames(found?.names ?? '').slice(0, 20);
      const ids = some.map(({ nameId }) => nameId);
      return nearbyByName(db, reachOf(rules, undefined) ?? { sameSpot: 0, spelling: 0 }, ids);
    },
  };
}
