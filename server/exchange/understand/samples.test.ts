import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import {
  codesByRow,
  codesOfFile,
  csvSample,
  geoJsonSample,
  hasSamples,
  sharedFile,
  understood,
} from '#tests/exchange/sampleFile.ts';

// The same cases are made from bytes in the tests beside: this run is for real files where they lie beside the project.
const Expected = z.record(z.string(), z.string()).array();
const expected = (name: string) =>
  Expected.parse(parse(sharedFile(`import-samples/expected/${name}.csv`), { columns: true, bom: true }));
const At = z.object({ coordinates: z.tuple([z.number(), z.number()]) });
const valid = (name: string, encoding = 'gb18030') => csvSample(`import-samples/valid/${name}`, encoding);
const broken = (name: string, encoding = 'gb18030') => csvSample(`import-samples/broken/${name}`, encoding);

function expectPoints(
  rows: readonly { geometry: unknown; fields: Readonly<Record<string, unknown>> }[],
  wanted: readonly (readonly [number, number])[],
  within: number,
) {
  expect(rows).toHaveLength(wanted.length);
  for (const [i, row] of rows.entries()) {
    const [lon, lat] = At.parse(row.geometry).coordinates;
    expect(Math.abs(lon - (wanted[i]?.[0] ?? 0))).toBeLessThan(within);
    expect(Math.abs(lat - (wanted[i]?.[1] ?? 0))).toBeLessThan(within);
  }
}

describe.runIf(hasSamples)('valid samples', () => {
  it.each([
    ['01_villages_litong_gbk.csv', 'gb18030', 139, '01_villages_litong'],
    ['02_villages_yanchi_utf8bom.csv', 'utf-8', 120, '02_villages_yanchi'],
  ])('%s: codes and names as expected', async (file, encoding, count, answer) => {
    const { kind, rows, findings } = await understood(valid(file, encoding));
    expect([kind, rows.length]).toEqual(['divisions', count]);
    expect(rows.map(({ code, name }) => [code, name])).toEqual(expected(answer).map(({ code, name }) => [code, name]));
    expect(codesByRow(rows)).toEqual({});
    const normalised = findings.find(({ code }) => code === 'codes-normalised');
    if (file.startsWith('01')) expect(normalised?.message).toMatch(/^6 codes/);
    else expect(codesOfFile({ findings })).toContain('cells-unwrapped');
  });

  it('03 to 05: rows, and rare characters without a warning', async () => {
    const unicode = csvSample('import-samples/valid/03_villages_tongxin_utf16le.txt', 'utf-16le', '\t');
    expect((await understood(unicode)).rows).toHaveLength(153);
    expect((await understood(valid('04_villages_hongsibu_utf8_nobom.csv', 'utf-8'))).rows).toHaveLength(74);
    const { rows } = await understood(valid('05_rare_characters_gb18030.csv'));
    // One of them is a variant form by the national table.
    expect([rows.length, codesByRow(rows)]).toEqual([54, { 35: ['name-traditional'] }]);
  });

  it('06: degrees, minutes and seconds in six spellings', async () => {
    const { rows, kind } = await understood(valid('06_historical_points_dms_gbk.csv'));
    expect(kind).toBe('places');
    expectPoints(
      rows,
      expected('06_historical_points').map(({ lon, lat }) => [Number(lon), Number(lat)]),
      0.000015,
    );
    expect(rows.some(({ fields }) => Number(fields.set_up_year) < 0)).toBe(true);
  });

  it('07: GCJ-02 declared', async () => {
    const { rows, crs } = await understood(valid('07_points_declared_gcj02_gbk.csv'));
    expect(crs).toEqual({ value: 'GCJ-02', certain: true });
    expectPoints(
      rows,
      expected('07_points_gcj02').map((row) => [Number(row.lon_wgs84), Number(row.lat_wgs84)]),
      0.00001,
    );
  });

  it('20 and 21: survey points north first; parts and holes', async () => {
    const { rows, crs } = await understood(valid('20_survey_points_gk36_gbk.csv'));
    expect([crs.value, rows.length, rows[0]?.srid]).toEqual(['EPSG:4524', 16, 4524]);
    const shapes = await understood(geoJsonSample('import-samples/valid/21_multipart_and_hole_wgs84.geojson'));
    const Rings = z.object({ coordinates: z.unknown().array().array() });
    expect(shapes.rows.map(({ geometry }) => Rings.parse(geometry).coordinates.map((rings) => rings.length))).toEqual([
      [expect.any(Number), expect.any(Number), expect.any(Number)],
      [1, 1],
      [1, 1],
    ]);
  });
});

describe.runIf(hasSamples)('broken samples', () => {
  it('06, 07: latitude first, everywhere and in five rows', async () => {
    const swapped = geoJsonSample('import-samples/broken/06_swapped_lat_lon.geojson');
    expect(codesOfFile(await understood(swapped))).toContain('file-axes-swapped');
    expect((await understood(swapped, { choices: { swapAxes: true } })).rows).toHaveLength(10);
    const { rows } = await understood(broken('07_some_rows_swapped_gbk.csv'));
    const rowsOf5 = Object.fromEntries([5, 13, 21, 29, 37].map((number) => [number, ['axes-swapped']]));
    expect([rows.length, codesByRow(rows)]).toEqual([40, rowsOf5]);
  });

  it('10, 19: mixed systems, damaged codes', async () => {
    const mixed = await understood(broken('10_mixed_coordinate_systems_gbk.csv'));
    expect([mixed.stage, codesOfFile(mixed)]).toEqual([null, expect.arrayContaining(['crs-mixed'])]);
    expect(codesOfFile(await understood(broken('19_codes_in_scientific_notation_gbk.csv')))).toContain('codes-damaged');
  });

  it('15: formulas are text, and one name is told', async () => {
    const { rows, findings } = await understood(broken('15_formula_injection_utf8.csv', 'utf-8'));
    expect(codesOfFile({ findings })).toContain('formula-text');
    expect(Object.values(codesByRow(rows)).flat()).toEqual(['name-formula']);
  });

  it('17: five codes', async () => {
    const { rows } = await understood(broken('17_missing_or_short_code_gbk.csv'));
    expect(codesByRow(rows)).toEqual({
      5: ['no-code'],
      14: ['no-code'],
      22: ['code-too-short'],
      27: ['bad-code'],
      29: ['bad-code'],
    });
  });

  it('25: structures', async () => {
    const file = geoJsonSample('import-samples/broken/25_bad_structures.geojson');
    const { rows } = await understood(file, { kind: 'places', choices: { mapping: { name: 'what' } } });
    // Features 7 and 8 are for PostGIS.
    expect(codesByRow(rows)).toEqual({
      1: ['ring-not-closed'],
      2: ['too-few-points'],
      3: ['empty-geometry'],
      4: ['no-geometry'],
      5: ['bad-coordinates'],
      6: ['outside-china'],
      9: ['not-a-geometry'],
    });
  });

  it('28: nine angles are errors, one is a warning', async () => {
    const { rows } = await understood(broken('28_bad_dms_gbk.csv'));
    const errors = rows.filter(({ findings }) => findings.some(({ severity }) => severity === 'error'));
    expect(errors.map(({ number }) => number)).toEqual([2, 3, 4, 5, 7, 8, 9, 10, 11]);
    expect(codesByRow(rows)[6]).toEqual(['angle-without-seconds']);
    expect(rows.filter(({ findings }) => findings.length === 0)).toHaveLength(10);
  });

  it('31: each name by its reason', async () => {
    const { rows } = await understood(broken('31_dirty_names_utf8.csv', 'utf-8'));
    expect(Object.values(codesByRow(rows)).map(([first]) => first)).toEqual([
      'name-invisible',
      'name-invisible',
      'name-traditional',
      'name-compatibility',
      'name-empty-brackets',
      'name-spaces',
      'name-reordered',
      'name-control',
      'name-markup',
      'name-too-long',
      'name-missing',
      'name-generic-only',
      'name-control',
      'name-private-use',
    ]);
  });
});
