import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { readFileAt, workFolders } from '#tests/exchange/files/dataFiles.ts';

const SAMPLES = new URL('../../../../shared/data/geo/import-samples/', import.meta.url);
const isThere = existsSync(SAMPLES);
const pathOf = (name: string): string => new URL(name, SAMPLES).pathname;
const read = (name: string, layer?: string) =>
  readFileAt({ path: pathOf(name), fileName: name.replace(/^.*\//, '') }, { layer });

/** What valid.json says of tables and of most files of features, and the rows of the others. */
const Valid = z.object({
  file: z.string(),
  encoding: z.string().optional(),
  bom: z.boolean().optional(),
  rows: z.number().optional(),
  features: z.number().optional(),
});
const ROWS: Readonly<Record<string, number>> = { 12: 5, 14: 10, 16: 5, 18: 5 };
const CRS: Readonly<Record<string, string>> = {
  ...{ '08': 'EPSG:4490', '09': 'EPSG:4490', 10: 'EPSG:4544', 11: 'EPSG:4524', 12: 'EPSG:4490', 16: 'EPSG:4490' },
  ...{ 17: 'EPSG:4326', 18: 'EPSG:4490', 19: 'EPSG:4490' },
};

/** What the reader refuses of the broken files, or says of them; what is missing here those say who understand the rows. */
const BROKEN: Readonly<Record<string, string>> = {
  ...{ 11: 'archive-incomplete', 12: 'archive-too-large', 13: 'archive-path', 14: 'archive-no-data' },
  ...{ 20: 'dbf-missing shx-missing', 21: 'prj-missing', 23: 'encoding-doubtful', 24: 'names-cut' },
  ...{ 26: 'not-json', 27: 'incomplete', 30: 'mixed-encodings', 31: '14:bad-character' },
  ...{ 32: 'name-says-otherwise', 33: 'html-page', 34: 'unclosed-quote', 35: 'empty', 36: 'no-rows' },
  ...{ 37: 'document-type' },
};

const normal = (text: string): string => text.normalize('NFKC').trim();
const expected = (name: string): string[][] => parse(readFileSync(pathOf(`expected/${name}`)), { bom: true, from: 2 });

describe.runIf(isThere)('the shared samples', { timeout: 300_000 }, () => {
  const said = isThere ? Valid.array().parse(JSON.parse(readFileSync(pathOf('expected/valid.json'), 'utf8'))) : [];

  it.each(said)('$file is read', async ({ file, encoding, bom, rows, features }) => {
    const [number] = file.split('_');
    const { facts, records, refusal } = await read(`valid/${file}`);
    expect([refusal, records.length]).toEqual([undefined, rows ?? features ?? ROWS[number ?? '']]);
    if (encoding !== undefined) expect(facts?.encoding).toBe(bom && encoding === 'UTF-8' ? 'UTF-8 BOM' : encoding);
    expect(facts?.crs ?? undefined).toBe(CRS[number ?? '']);
    expect(facts?.findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  it.each([
    ['01_villages_litong_gbk.csv', '01_villages_litong.csv', '区划代码', '村（社区）名称'],
    ['02_villages_yanchi_utf8bom.csv', '02_villages_yanchi.csv', '行政区划代码', '标准名称'],
  ])('%s has the rows of %s', async (file, rows, code, name) => {
    const { records } = await read(`valid/${file}`);
    const given = records.map(({ values }) => [normal(values[code] ?? ''), normal(values[name] ?? '')]);
    expect(given).toEqual(expected(rows).map(([digits = '', text = '']) => [digits, normal(text)]));
  });

  it('rare characters come through as they are', async () => {
    const { rows } = await read('valid/05_rare_characters_gb18030.csv');
    expect(rows).toEqual(expected('05_rare_characters.csv'));
  });

  it('the township list is filled down', async () => {
    const { records } = await read('valid/13_townships_title_rows.xlsx');
    const codes = records.map(({ values }) => values.区划代码 ?? '');
    expect(codes.filter((code) => !/^6403\d{5}$/.test(code))).toEqual([]);
    expect(records.filter(({ values }) => values['县（市、区）'] === '')).toEqual([]);
  });

  it.each(isThere ? readdirSync(new URL('broken/', SAMPLES)) : [])('%s says what is wrong', async (file) => {
    const { refusal, codes, rowCodes } = await read(`broken/${file}`);
    const [number = ''] = file.split('_');
    expect(refusal ?? [...codes, ...rowCodes].join(' ')).toBe(BROKEN[number] ?? '');
    expect(workFolders()).toEqual([]);
  });
});
