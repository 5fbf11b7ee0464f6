import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import { normaliseName } from '../../server/gazetteer/normaliseName.ts';
import { foreignKind } from './foreignKind.ts';

/** A foreign name or word written in Chinese, as one source gives it. */
export interface Foreign {
  text: string;
  kind: 'country' | 'region' | 'city' | 'person' | 'word';
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

const read = (...path: string[]): string => readFileSync(join(...path), 'utf8');
const json = (...path: string[]): unknown => JSON.parse(read(...path));

const Tree: z.ZodType<unknown> = z.unknown();
const Names = z.record(z.string(), z.string());
const Zones = z.object({
  main: z.object({ zh: z.object({ dates: z.object({ timeZoneNames: z.object({ zone: Tree }) }) }) }),
});
const Territories = z.object({
  main: z.object({ zh: z.object({ localeDisplayNames: z.object({ territories: Names }) }) }),
});

function exemplarCities(node: unknown): string[] {
  const branch = z.record(z.string(), Tree).safeParse(node);
  if (!branch.success) return [];
  const own = z.string().safeParse(branch.data.exemplarCity);
  return own.success ? [own.data] : Object.values(branch.data).flatMap(exemplarCities);
}

/** Countries and the exemplar cities of time zones. @param dates,names folders of cldr-dates-full, cldr-localenames-full */
export function fromCldr(dates: string, names: string): Foreign[] {
  const zones = Zones.parse(json(dates, 'main/zh/timeZoneNames.json'));
  const { territories } = Territories.parse(json(names, 'main/zh/territories.json')).main.zh.localeDisplayNames;
  const countries = Object.entries(territories)
    .filter(([code]) => /^[A-Z]{2}(-alt-short)?$/.test(code) && !NO_COUNTRY.has(code.slice(0, 2)))
    .map(([, text]): Foreign => {
      return { text, kind: 'country', famous: true, population: 0, source: 'CLDR 48 territories (Unicode-3.0)' };
    });
  const towns = exemplarCities(zones.main.zh.dates.timeZoneNames.zone).map((text): Foreign => {
    return { text, kind: 'city', famous: false, population: 0, source: 'CLDR 48 exemplar cities (Unicode-3.0)' };
  });
  return [...countries, ...towns];
}

/** Towns outside East Asia: all of 15,000 people in Europe, North America, Australia, of 100,000 elsewhere, capitals. */
export function fromGeoNames(cities: string): Foreign[] {
  return read(cities, 'dist/cities500.txt')
    .split('\n')
    .flatMap((line): Foreign[] => {
      const column = line.split('\t');
      const [country = '', code = '', population] = [column[8], column[7], Number(column[14])];
      const least = WESTERN.has(country) ? 15_000 : 100_000;
      if (HAN_NATIVE.has(country) || !(code === 'PPLC' || population >= least)) return [];
      const source = 'GeoNames cities500 alternate names (CC BY 4.0)';
      return (column[3] ?? '').split(',').map((text) => ({ text, kind: 'city', famous: false, population, source }));
    });
}

const Entry = z
  .tuple([z.string(), z.string(), z.string(), z.union([z.string(), z.string().array()])])
  .rest(z.unknown());
const Cedict = z.object({ default: z.object({ all: Entry.array() }) });

export interface DictionaryEntry {
  text: string;
  /** Capitalised reading: a proper name. */
  proper: boolean;
  gloss: string;
}

/** Entries of CC-CEDICT, one a headword and reading; the point between given name and surname left out. */
export async function dictionary(cedict: string): Promise<DictionaryEntry[]> {
  const { all } = Cedict.parse(await import(pathToFileURL(join(cedict, 'data/all.js')).href)).default;
  return all.map(([, text, reading, gloss]) => ({
    text: text.replaceAll('·', ''),
    proper: /^[A-Z]/.test(reading),
    gloss: z.string().safeParse(gloss).data ?? z.string().array().parse(gloss).join(' / '),
  }));
}

const CEDICT = 'CC-CEDICT 2026-01-04 (CC BY-SA 4.0)';

/** Foreign proper names and marked loanwords of the dictionary. */
export function fromDictionary(entries: readonly DictionaryEntry[]): Foreign[] {
  return entries.flatMap(({ text, proper, gloss }): Foreign[] => {
    const base = { text, famous: false, population: 0, source: CEDICT };
    if (!proper) return /\(loanword\)/.test(gloss) ? [{ ...base, kind: 'word' }] : [];
    const kind = foreignKind(gloss);
    return kind ? [{ ...base, kind }] : [];
  });
}

/** Personal names that the dictionary of jieba marks as transliterated (nrt), and ordinary words for comparison. */
export function fromJieba(nodejieba: string): { names: Foreign[]; words: string[] } {
  const lines = read(nodejieba, 'submodules/cppjieba/dict/jieba.dict.utf8').split('\n');
  const entries = lines.map((line) => line.trim().split(' '));
  const names = entries.filter(([, , tag]) => tag === 'nrt');
  const words = entries.filter(([, count, tag]) => !/^n[rszt]/.test(tag ?? '') && Number(count) >= 20);
  const source = 'jieba dictionary, transliterated names (MIT)';
  return {
    names: names.map(([text = '']) => ({ text, kind: 'person', famous: false, population: 0, source })),
    words: words.map(([text = '']) => normaliseName(text)),
  };
}

const Curated = z.object({
  text: z.string(),
  kind: z.enum(['region', 'person', 'word']),
  famous: z.string(),
  note: z.string(),
});

/** The rows compiled by hand from general knowledge. */
export function fromCurated(file: string): Foreign[] {
  const source = 'foreign-curated.csv (compiled for this project)';
  return Curated.array()
    .parse(parse(readFileSync(file, 'utf8'), { columns: true }))
    .map(({ text, kind, famous }) => ({ text, kind, famous: famous === 'yes', population: 0, source }));
}
