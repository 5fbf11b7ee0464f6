import type { Knex } from 'knex';
import type { Actor } from '#server/accounts/actor.ts';
import { checkName } from '#server/detection/checkName.ts';
import { compileRuleSet } from '#server/detection/compileRuleSet.ts';
import { detect } from '#server/detection/detect.ts';
import { loadRuleSet } from '#server/detection/loadRuleSet.ts';
import { alikeKey } from '#server/gazetteer/alikeKey.ts';
import type { PlaceCategory } from '#server/gazetteer/contract.ts';
import { listPlaces } from '#server/gazetteer/listPlaces.ts';
import { type NamingTables, nameKeys } from '#server/gazetteer/nameKeys.ts';
import { namesInScope, type ScopeQuery } from '#server/gazetteer/namesInScope.ts';
import { searchNames } from '#server/gazetteer/searchNames.ts';
import { splitName } from '#server/gazetteer/splitName.ts';
import { listCases } from '#server/naming/listCases.ts';
import { DivisionCode } from '#server/platform/contract.ts';
import { deskQueries } from './deskQueries.ts';
import { detectionQueries } from './detectionQueries.ts';
import { dueQueries } from './dueQueries.ts';
import { exchangeQueries } from './exchangeQueries.ts';
import { cellOf, type RealName } from './realNames.ts';
import { statisticsQueries } from './statisticsQueries.ts';

/** A loaded register and what is needed to ask it. */
export interface Measured {
  db: Knex;
  tables: NamingTables;
  count: number;
  /** One name in 331. */
  sample: readonly RealName[];
  officer: Actor;
  cases: number;
}
type Work = (round: number) => Promise<unknown>;

const TODAY = '2026-03-02';
const COUNTY = '440306';
const CITY = '4403';

/** Two neighbours exchanged, as fingers do. */
const mistyped = (text: string): string => text.replace(/^(.)(.)(.)/u, '$1$3$2');

const lineIn = (county: string): ScopeQuery['geometry'] => {
  const [west, south] = cellOf(county);
  const at = (east: number, north: number): [number, number] => [west + east, south + north];
  return { type: 'LineString', coordinates: [at(0.05, 0.05), at(0.1, 0.06)] };
};

/** What is timed, by what it is; each round asks for other names. */
export function timedQueries({ db, tables, sample, officer, cases }: Measured): Record<string, Work> {
  const rules = compileRuleSet(loadRuleSet());
  const villages = sample.filter(({ category }) => category === 'committee_site');
  const village = (i: number): RealName =>
    villages[(i * 7) % villages.length] ?? { code: '', name: '', category: 'division' };
  // Half of the proposals exist in the county, half come from elsewhere.
  const proposal = (i: number) => ({
    name: village(i % 2 === 0 ? i : i + 301).name.slice(0, 60),
    code: village(i).code,
  });
  const check = (category: PlaceCategory) => (i: number) => {
    const { name, code } = proposal(i);
    const division = DivisionCode.parse(code.slice(0, 6));
    return checkName(db, rules, { name, category, division }, TODAY);
  };
  // With the generic term of its kind: with that of a village it would be no name of its kind.
  const checkDrawn = (category: PlaceCategory, generic: string) => (i: number) => {
    const { name, code } = proposal(i);
    const { specific } = splitName(name, 'committee_site', tables.generics);
    const [division, geometry] = [DivisionCode.parse(code.slice(0, 6)), lineIn(code.slice(0, 6))];
    return checkName(db, rules, { name: `${specific}${generic}`, category, division, geometry }, TODAY);
  };
  // On the eastern edge of its cell, where the next county begins.
  const checkAtBorder = (i: number) => {
    const { name, code } = proposal(i);
    const [west, south] = cellOf(code.slice(0, 6));
    const geometry = { type: 'Point' as const, coordinates: [west + 0.199, south + 0.1] as [number, number] };
    const division = DivisionCode.parse(code.slice(0, 6));
    return checkName(db, rules, { name, category: 'committee_site', division, geometry }, TODAY);
  };
  const syllables = (name: string) =>
    (nameKeys({ name, specific: name, generic: null }, tables).pinyinPlain[0] ?? '').split(' ');
  const search = (text: (name: string) => string) => (i: number) =>
    searchNames(db, { q: text(village(i).name), limit: 20 });
  return {
    'look-up in the county alone': (i) => namesInScope(db, scopeOf(proposal(i), tables)),
    'rules alone': async (i) => detect({ name: proposal(i).name, category: 'committee_site' }, rules),
    'live check in the county': check('committee_site'),
    'live check in the region': check('division'),
    'live check near a county border': checkAtBorder,
    'live check in the built-up area': checkDrawn('residential_area', '苑'),
    'live check of a street drawn': checkDrawn('street', '路'),
    'live check of a facility drawn': checkDrawn('facility', '大桥'),
    'search by two characters': search((name) => name.slice(0, 2)),
    'search by four characters': search((name) => name.slice(0, 4)),
    'search by pinyin of three characters': search((name) => syllables(name.slice(0, 3)).join('')),
    'search for a mistyped name': search((name) => mistyped(name.slice(0, 4))),
    'search for a mistyped sound': search((name) => mistyped(syllables(name.slice(0, 3)).join(''))),
    'search near a point': (i) => searchNames(db, { near: cellOf(village(i).code.slice(0, 6)).join(','), limit: 20 }),
    'search on a day in a county': (i) =>
      searchNames(db, {
        q: village(i).name.slice(0, 2),
        at: '2020-01-01',
        division: DivisionCode.parse(village(i).code.slice(0, 6)),
        limit: 20,
      }),
    'search by four initials': search((name) =>
      syllables(name.slice(0, 4))
        .map((each) => each[0])
        .join(''),
    ),
    'first page of a city': () => listPlaces(db, { limit: 50 }, CITY),
    [`inbox among ${cases} cases`]: () => listCases(db, officer, { limit: 50, box: 'inbox', sort: 'updated' }, TODAY),
  };
}

function scopeOf({ name, code }: { name: string; code: string }, tables: NamingTables): ScopeQuery {
  const parts = { name, ...splitName(name, 'committee_site', tables.generics) };
  const { norm, specificNorm, pinyinPlain } = nameKeys(parts, tables);
  return {
    categories: ['committee_site'],
    scope: 'county',
    ...{ norm, specificNorm, pinyinPlain },
    alike: [alikeKey(specificNorm, norm)],
    countyCode: code.slice(0, 6),
    provinceCode: `${code.slice(0, 2)}0000`,
    today: TODAY,
  };
}

/** What is explained, by what it is. */
export async function explainedQueries(register: Measured): Promise<Record<string, () => Promise<unknown>>> {
  const { db, tables, officer } = register;
  const scope = scopeOf({ name: '新村社区居委会', code: COUNTY }, tables);
  const cursor = (await listPlaces(db, { limit: 200 }, CITY)).next ?? undefined;
  const geometry = lineIn(COUNTY);
  return {
    'namesInScope: county': () => namesInScope(db, scope),
    'namesInScope: region': () => namesInScope(db, { ...scope, scope: 'province' }),
    'namesInScope: nation': () => namesInScope(db, { ...scope, scope: 'nation' }),
    'namesInScope: built-up area': () => namesInScope(db, { ...scope, scope: 'built_up_area', geometry }),
    'adjacent names: built-up area': () =>
      namesInScope(db, { ...scope, scope: 'built_up_area', geometry, adjacentMetres: 2000 }),
    'adjacent names: county': () => namesInScope(db, { ...scope, geometry, adjacentMetres: 2000 }),
    'searchNames: two characters': () => searchNames(db, { q: '和平', limit: 20 }),
    'searchNames: one character': () => searchNames(db, { q: '平', limit: 20 }),
    'searchNames: the most frequent character': () => searchNames(db, { q: '村', limit: 20 }),
    'searchNames: pinyin': () => searchNames(db, { q: 'hepingcun', limit: 20 }),
    'searchNames: initials': () => searchNames(db, { q: 'hpc', limit: 20 }),
    'searchNames: mistyped': () => searchNames(db, { q: '和平新寸', limit: 20 }),
    'searchNames: mistyped sound': () => searchNames(db, { q: 'hepnigcun', limit: 20 }),
    'searchNames: near a point': () => searchNames(db, { near: '106.2,37.99', within: 20_000, limit: 20 }),
    'searchNames: one letter': () => searchNames(db, { q: 'x', limit: 20 }),
    'listPlaces: first page of a city': () => listPlaces(db, { limit: 50 }, CITY),
    'listPlaces: a later page of a city': () => listPlaces(db, { limit: 50, cursor }, CITY),
    'listPlaces: page of the nation': () => listPlaces(db, { limit: 50, cursor }, ''),
    'listPlaces: county and characters': () => listPlaces(db, { limit: 50, q: '和平' }, COUNTY),
    'listPlaces: city and pinyin': () => listPlaces(db, { limit: 50, q: 'heping' }, CITY),
    'listCases: inbox': () => listCases(db, officer, { limit: 50, box: 'inbox', sort: 'updated' }, TODAY),
    'listCases: all': () => listCases(db, officer, { limit: 50, box: 'all', sort: 'updated' }, TODAY),
    'listCases: inbox, fewest days left': () => listCases(db, officer, { limit: 50, box: 'inbox', sort: 'due' }, TODAY),
    'listCases: all, fewest days left': () => listCases(db, officer, { limit: 50, box: 'all', sort: 'due' }, TODAY),
    'listCases: all, pinyin': () => listCases(db, officer, { limit: 50, box: 'all', sort: 'updated', q: 'yb' }, TODAY),
    ...(geometry ? detectionQueries(register, { county: COUNTY, geometry, today: TODAY }) : {}),
    ...(geometry ? deskQueries(register, { county: COUNTY, geometry, today: TODAY }) : {}),
    ...exchangeQueries(register, COUNTY),
    ...statisticsQueries(register),
    ...dueQueries(register),
  };
}
