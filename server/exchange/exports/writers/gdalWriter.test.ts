import { execFileSync } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { COLUMNS, Features, given, positionsOf, valuesOf, written } from '#tests/exchange/hostileRows.ts';
import { type GdalThread, takeGdal } from '../../gdal/gdalThreads.ts';
import type { Cell } from '../collection.ts';

let folder: string;
let reader: GdalThread;
let reads = 0;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'diming-round-'));
  reader = await takeGdal('read', folder);
});
afterAll(async () => {
  await reader.giveBack();
  await rm(folder, { recursive: true, force: true });
});

/** What GDAL reads, as GeoJSON. */
async function readBack(path: string) {
  reads += 1;
  const name = `back${reads}`;
  const options = ['-f', 'GeoJSON', '-lco', 'COORDINATE_PRECISION=9', '-lco', 'SIGNIFICANT_FIGURES=17'];
  // Its quicker way of reading a GeoPackage takes days before 1970 for nonsense.
  options.push('--config', 'OGR2OGR_USE_ARROW_API', 'NO');
  // The answer is of no use: opening a GeoPackage leaves an error about the age of the file behind. What was read is in the file.
  await reader.ask({ ask: 'convert', path, name, options });
  return Features.parse(JSON.parse(await readFile(join(folder, `${name}.geojson`), 'utf8'))).features;
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

it('GeoPackage carries everything', async () => {
  const { files } = await written(folder, { format: 'gpkg' });
  const features = await readBack(files[0] ?? '');
  expect(features.map(({ properties }) => COLUMNS.map(({ key }) => properties[key]))).toEqual(valuesOf(given));
  expect(features.map(({ geometry }) => geometry?.coordinates ?? null)).toEqual(positionsOf(given));
  const said = ogrinfo('-al', files[0] ?? '');
  if (!said) return;
  expect(said).toMatch(/ID\["EPSG",4490\][\s\S]*code: String[\s\S]*number: Real[\s\S]*valid_from: Date/);
  const days = said.match(/(?<=valid_from \(Date\) = )[\d/]+/g) ?? [];
  expect(days.map((day) => day.replaceAll('/', '-'))).toEqual(given.flatMap(({ values }) => values.valid_from ?? []));
});

// What the format says that it cannot carry: nothing and an empty text, blanks around it, more than 254 bytes.
const asInDbf = (text: Cell): Cell => (typeof text === 'string' ? text.replace(/^ +| +$/g, '') || null : text);

describe('Shapefile', () => {
  it('UTF-8 carries every character', async () => {
    const { files } = await written(folder, { format: 'shapefile', encoding: 'UTF-8' });
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
    const { files, limits } = await written(folder, { format: 'shapefile', encoding: 'GBK', rows });
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
  const { files, limits } = await written(folder, { format: 'kml' });
  const text = await readFile(files[0] ?? '', 'utf8');
  const said = [...text.matchAll(/<(name|description)>([\s\S]*?)<\//g)]
    .slice(1)
    .map(([, tag, said]) => [tag, plain(said ?? '')]);
  const inXml = (value: Cell | undefined) =>
    String(value).replaceAll('\u0007', '').replaceAll('\r\n', '\n').replace(/^ +/, '');
  const expected = given.flatMap(({ values: { name, description } }) => [
    ['name', inXml(name)],
    ...(description === null ? [] : [['description', inXml(description)]]),
  ]);
  expect(said).toEqual(expected);
  expect(text).not.toContain('\u0007');
  expect(limits.find(({ code }) => code === 'xml-control')?.count).toBeGreaterThan(0);
  expect(ogrinfo('-al', '-q', files[0] ?? '')?.match(/code \(String\) = 0\d{5}/g)?.length ?? 150).toBe(150);
});
