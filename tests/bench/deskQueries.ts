import { z } from 'zod';
import { adjacentOf } from '#server/detection/adjacentNames.ts';
import { checkName, countyAt } from '#server/detection/checkName.ts';
import { compileRuleSet } from '#server/detection/compileRuleSet.ts';
import { loadRuleSet } from '#server/detection/loadRuleSet.ts';
import { nearbyByName, nearbyQuestion, reachOf } from '#server/detection/nearbyNames.ts';
import { placeFactsOfMany } from '#server/detection/placeFactsOfMany.ts';
import { registerFactsOfMany } from '#server/detection/registerFacts.ts';
import { registerLookUp } from '#server/detection/registerLookUp.ts';
import { countRegisterNames, registerNames } from '#server/detection/ruleDesk/registerNames.ts';
import { subjectOf } from '#server/detection/subject.ts';
import type { PlaceCategory, PointLineOrArea } from '#server/gazetteer/contract.ts';
import { liveNames, namesOfCounties } from '#server/gazetteer/liveNames.ts';
import { subjectShape } from '#server/gazetteer/namesInScope.ts';
import { listCampaigns } from '#server/naming/campaigns/listCampaigns.ts';
import { listCandidates } from '#server/naming/campaigns/listCandidates.ts';
import { listItems } from '#server/naming/campaigns/listItems.ts';
import { pastChecks } from '#server/naming/pastChecks.ts';
import { DivisionCode } from '#server/platform/contract.ts';
import { askTogether } from '#server/platform/db/askTogether.ts';
import { many, sql } from '#server/platform/db/sql.ts';
import type { Measured } from './nameQueries.ts';

const CITY = '4403';
const LIMIT = { limit: 50 };

/** What a batch, a renaming, a dry run and a campaign ask of the register, explained by what it is. */
export function deskQueries(
  { db, officer }: Pick<Measured, 'db' | 'officer'>,
  { county, geometry, today }: { county: string; geometry: PointLineOrArea; today: string },
): Record<string, () => Promise<unknown>> {
  const rules = compileRuleSet(loadRuleSet());
  const reach = reachOf(rules, county) ?? { sameSpot: 0, spelling: 0 };
  const page = (names: readonly string[], category: PlaceCategory) =>
    names.map((name) => ({ division: county, subject: subjectOf({ name, category, division: county }, rules) }));
  const row = (province: string, city: string, of: string) => ({
    name: '',
    attributes: {},
    province,
    city,
    county: of,
  });
  const someOf = async () => {
    const [found] = await namesOfCounties(db, [county], { categories: [], today });
    return liveNames(found?.names ?? '').slice(0, 20);
  };
  return {
    'batch: counties by name and code': () =>
      registerLookUp(db, today).divisionsOf([
        row('广东省', '', '宝安区'),
        row('', '', '鼓楼区'),
        row('44', '', county),
      ]),
    'batch: names in scope of many': () =>
      registerFactsOfMany(db, page(['和平社区居委会', '新村社区居委会', '红旗村委会'], 'committee_site'), today),
    'batch: famous entities in names of divisions': () =>
      placeFactsOfMany(db, rules, page(['黄山区', '和平镇'], 'division'), today),
    'live check: the county of a shape': () => countyAt(db, geometry),
    'live check: the name that a place bears': async () => {
      const [place] = await many(
        db,
        z.object({ id: z.uuid(), name: z.string() }),
        sql`select place_id as id, name from place_name where county_code = ${county} and status = 'standard' limit 1`,
      );
      const self = place?.id;
      return checkName(
        db,
        rules,
        { name: '和平路', category: 'street', division: DivisionCode.parse(county), self },
        today,
      );
    },
    'live check: names close by': () => {
      const asked = {
        category: 'residential_area',
        norm: '和平苑',
        pinyinKey: 'he ping yuan',
        countyCode: county,
      } as const;
      return askTogether(db, subjectShape(geometry), { nearby: nearbyQuestion(reach, asked) });
    },
    'scan: names close by, of twenty': async () =>
      nearbyByName(
        db,
        reach,
        (await someOf()).map(({ nameId }) => nameId),
      ),
    'scan: names in adjacent areas, of twenty': async () => {
      const judged = (await someOf()).map((name) => ({ name, subject: subjectOf({ name: name.name }, rules, name) }));
      return adjacentOf(db, rules, judged, today);
    },
    'dry run: how many names of a city': () => countRegisterNames(db, CITY),
    'dry run: first and second page of a city': async () =>
      registerNames(db, CITY, (await registerNames(db, CITY, null)).next),
    'dry run: second page of the nation': async () => registerNames(db, '', (await registerNames(db, '', null)).next),
    'dry run: first and second page of cases': async () =>
      pastChecks.page(db, '', (await pastChecks.page(db, '', null)).next),
    'campaigns: newest first': () => listCampaigns(db, officer, LIMIT),
    'campaigns: proposed names of all': () => listCandidates(db, officer, LIMIT),
    'campaigns: listed names of all': () => listItems(db, officer, LIMIT),
  };
}
