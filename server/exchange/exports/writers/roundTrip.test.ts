import { execFileSync } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import excel from 'exceljs';
import fc from 'fast-check';
import iconv from 'iconv-lite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type AnsweringThread, answeringThread } from '../../../platform/answeringThread.ts';
import type { Cell, Column, ExportRow } from '../collection.ts';
import { column, long } from '../columns.ts';
import type { ExportEncoding, ExportFormat } from '../exportContract.ts';
import { LimitLog } from '../formatLimits.ts';
import { unguarded } from '../formulaGuard.ts';
import { WRITERS } from './openWriter.ts';
import { textOfCell } from './xlsxText.ts';

const COLUMNS: readonly Column[] = [
  column('name', '标准名称', 'Name'),
  long(column('description', '说明', 'Description'), 'descr'),
  column('code', '代码', 'Code'),
  column('number', '数', 'Number', { type: 'number' }),
  column('valid_from', '日期', 'Day', { type: 'date' }),
];
const HOSTILE = [
  ...[
    '𠮷',
    '䶮',
    '𡌶',
    'é',
    'ǖ',
    "'",
    '"',
    '=',
    '+',
    '-',
    '@',
    '＝',
    '\n',
    '\r\n',
    '\t',
    ',',
    ';',
    '<',
    '&',
    ']]>',
    '\u202e',
    '\u200f',
  ],
  ...['\u200d', '_x0041_', '村', 'a', ' ', '\\', '%', '{', '\u0007'],
] as const;
const hostile = fc.array(fc.constantFrom(...HOSTILE), { minLength: 1, maxLength: 8 }).map((parts) => parts.join(''));
const row = fc.record({
  name: hostile,
  description: fc.option(hostile),
  code: fc.stringMatching(/^0\d{5}$/),
  number: fc.option(
    fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e6, max: 1e6 }).map((n) => Math.round(n * 1e6) / 1e6 + 0),
  ),
  valid_from: fc.option(
    fc
      .date({ min: new Date('1912-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
      .map((day) => day.toISOString().slice(0, 10)),
  ),
});
const given: ExportRow[] = fc.sample(row, { numRuns: 150, seed: 8 }).map((values, i) => ({
  ...{ values, secrecy: 'public' as const },
  geometry: i % 9 === 8 ? null : `{"type":"Point","coordinates":[${(106 + i / 1e3).toFixed(9)},37.123456789]}`,
}));

let folder: string;
let reader: AnsweringThread;
let reads = 0;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'diming-round-'));
  reader = answeringThread(new URL('./gdalThread.mjs', import.meta.url), { folder });
});
afterAll(async () => {
  await reader.close();
  await rm(folder, { recursive: true, force: true });
});

let runs = 0;
async function written(format: ExportFormat, rows: readonly ExportRow[], encoding?: ExportEncoding) {
  runs += 1;
  const limits = new LimitLog();
  const writer = WRITERS[format]({
    ...{
      folder,
      name: `run${runs}`,
      title: '地名',
      columns: COLUMNS,
      nameColumn: 'name',
      secrecy: 'public',
      about: ['说明'],
      limits,
    },
    request: { format, encoding, crs: 4490 },
  });
  try {
    await writer.write(rows.slice(0, 7));
    await writer.write(rows.slice(7));
    const files = await writer.finish();
    return { files: files.map((file) => join(folder, file)), limits: limits.all({ format }) };
  } finally {
    await writer.close();
  }
}

const Feature = z.object({
  properties: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
  geometry: z.object({ type: z.string(), coordinates: z.number().array() }).nullable(),
});
const Collection = z.object({ features: Feature.array() });

/** What GDAL reads, as GeoJSON. */
async function readBack(path: string) {
  reads += 1;
  const name = `back${reads}`;
  const options = ['-f', 'GeoJSON', '-lco', 'COORDINATE_PRECISION=9', '-lco', 'SIGNIFICANT_FIGURES=17'];
  // Its quicker way of reading a GeoPackage takes days before 1970 for nonsense.
  options.push('--config', 'OGR2OGR_USE_ARROW_API', 'NO');
  // The answer is of no use: opening a GeoPackage leaves an error about the age of the file behind. What was read is in the file.
  await reader.ask({ source: path, name, options });
  return Collection.parse(JSON.parse(await readFile(join(folder, `${name}.geojson`), 'utf8'))).features;
}

const hasOgr = (() => {
  try {
    return Boolean(execFileSync('ogrinfo', ['--version']));
  } catch {
    return false;
  }
})();
/** What GDAL of the system says of a file, where there is one. */
const ogrinfo = (...args: string[]): string | undefined =>
  hasOgr ? execFileSync('ogrinfo', ['-ro', ...args], { encoding: 'utf8' }) : undefined;

const valuesOf = (rows: readonly ExportRow[]) =>
  rows.map(({ values }) => COLUMNS.map(({ key }) => values[key] ?? null));
const positionsOf = (rows: readonly ExportRow[]) =>
  rows.map(({ geometry }) =>
    geometry === null ? null : Feature.shape.geometry.parse(JSON.parse(geometry))?.coordinates,
  );

describe('CSV', () => {
  it.each(['UTF-8-BOM', 'UTF-8', 'GB18030'] as const)(
    '%s carries every character, and no formula',
    async (encoding) => {
      const { files } = await written('csv', given, encoding);
      const bytes = await readFile(files[0] ?? '');
      const text = encoding === 'GB18030' ? iconv.decode(bytes, 'gb18030') : bytes.toString('utf8');
      const [, ...rows] = parse(text, { bom: true, relax_column_count: false });
      expect(rows.flat().filter((cell) => /^[=+@＝\t\r]/.test(cell))).toEqual([]);
      const expected = valuesOf(given).map((cells) => cells.map((cell) => (cell === null ? '' : String(cell))));
      expect(
        rows.map((cells) => cells.map((cell, i) => (COLUMNS[i]?.type === 'text' ? unguarded(cell) : cell))),
      ).toEqual(expected);
    },
  );
});

it('XLSX carries every character as text', async () => {
  const { files } = await written('xlsx', given);
  const book = new excel.Workbook();
  await book.xlsx.readFile(files[0] ?? '');
  const cells: Cell[][] = [];
  book.worksheets[0]?.eachRow((line, number) => {
    const values = COLUMNS.map((_, i) => line.getCell(i + 1).value);
    if (number > 1)
      cells.push(
        values.map((value) =>
          typeof value === 'number' ? value : value === null ? null : textOfCell(z.string().parse(value)),
        ),
      );
  });
  expect(cells).toEqual(valuesOf(given));
});

it('GeoJSON carries everything', async () => {
  const { files } = await written('geojson', given);
  const { features } = Collection.parse(JSON.parse(await readFile(files[0] ?? '', 'utf8')));
  expect(features.map(({ properties }) => COLUMNS.map(({ key }) => properties[key]))).toEqual(valuesOf(given));
  expect(features.map(({ geometry }) => geometry?.coordinates ?? null)).toEqual(positionsOf(given));
});

it('GeoPackage carries everything', async () => {
  const { files } = await written('gpkg', given);
  const features = await readBack(files[0] ?? '');
  expect(features.map(({ properties }) => COLUMNS.map(({ key }) => properties[key]))).toEqual(valuesOf(given));
  expect(features.map(({ geometry }) => geometry?.coordinates ?? null)).toEqual(positionsOf(given));
  const said = ogrinfo('-al', files[0] ?? '');
  if (!said) return;
  expect(said).toMatch(/ID\["EPSG",4490\][^]*code: String[^]*number: Real[^]*valid_from: Date/);
  const days = said.match(/(?<=valid_from \(Date\) = )[\d/]+/g) ?? [];
  expect(days.map((day) => day.replaceAll('/', '-'))).toEqual(given.flatMap(({ values }) => values.valid_from ?? []));
});

// What the format says that it cannot carry: nothing and an empty text, blanks around it, more than 254 bytes.
const asInDbf = (text: Cell): Cell => (typeof text === 'string' ? text.replace(/^ +| +$/g, '') || null : text);

describe('Shapefile', () => {
  it('UTF-8 carries every character', async () => {
    const { files } = await written('shapefile', given, 'UTF-8');
    const [points, table] = [
      files.find((file) => file.endsWith('_point.shp')),
      files.find((file) => file.endsWith('_table.dbf')),
    ];
    const features = [...(await readBack(points ?? '')), ...(await readBack(table ?? ''))];
    const sorted = [...given.filter(({ geometry }) => geometry), ...given.filter(({ geometry }) => !geometry)];
    expect(features.map(({ properties }) => COLUMNS.map(({ short }) => properties[short]))).toEqual(
      valuesOf(sorted).map((cells) => cells.map(asInDbf)),
    );
    expect(await readFile((points ?? '').replace('.shp', '.cpg'), 'utf8')).toBe('UTF-8');
  });

  it('GBK says so, lists what it does not have, and cuts no character in two', async () => {
    const names = ['裕民街', '𠮷村', '䶮村', 'Ānhuī Jiē', 'yùmín', '€', '村'.repeat(200)];
    const rows = names.map((name) => ({
      ...(given[0] ?? { secrecy: 'public' as const, geometry: null }),
      values: { ...given[0]?.values, name },
    }));
    const { files, limits } = await written('shapefile', rows, 'GBK');
    const shape = files.find((file) => file.endsWith('.shp')) ?? '';
    expect(await readFile(shape.replace('.shp', '.cpg'), 'utf8')).toBe('GBK');
    expect((await readBack(shape)).map(({ properties }) => properties.name)).toEqual([
      ...['裕民街', '〓村', '〓村', 'Anhuī Jiē', 'yùmín', '〓', '村'.repeat(127)],
    ]);
    expect(limits.find(({ code }) => code === 'gbk-gap')).toMatchObject({
      count: 4,
      examples: ['𠮷 U+20BB7（𠮷村）', '䶮 U+4DAE（䶮村）', 'Ā U+100（Ānhuī Jiē）', '€ U+20AC（€）'],
    });
    expect(limits.find(({ code }) => code === 'shp-text-length')?.count).toBe(1);
    expect(ogrinfo('-al', '-q', shape) ?? '裕民街').toContain('裕民街');
  });
});

const ENTITIES = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&apos;': "'", '&amp;': '&', '&#13;': '\r' };
const plain = (xml: string): string =>
  xml
    .replaceAll(/&(?:lt|gt|quot|apos|amp|#13);/g, (entity) =>
      z.string().parse(Object.entries(ENTITIES).find(([key]) => key === entity)?.[1]),
    )
    .replaceAll('\r\n', '\n');

it('KML carries every character that XML has', async () => {
  const { files, limits } = await written('kml', given);
  const text = await readFile(files[0] ?? '', 'utf8');
  const said = [...text.matchAll(/<(name|description)>([^]*?)<\//g)]
    .slice(1)
    .map(([, tag, said]) => [tag, plain(said ?? '')]);
  const inXml = (value: Cell | undefined) =>
    String(value).replaceAll('\u0007', '').replaceAll('\r\n', '\n').replace(/^ +/, '');
  const expected = given.flatMap(({ values: { name, description } }) => [
    ['name', inXml(name)],
    ...(description === null ? [] : [['description', inXml(description)]]),
  ]);
  expect(said).toEqual(expected);
  expect(text).not.toMatch(/\u0007/);
  expect(limits.find(({ code }) => code === 'xml-control')?.count).toBeGreaterThan(0);
  expect(ogrinfo('-al', '-q', files[0] ?? '')?.match(/code \(String\) = 0\d{5}/g)?.length ?? 150).toBe(150);
});
