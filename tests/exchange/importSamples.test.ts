import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { one, sql } from '#server/platform/db/sql.ts';
import { codesOf, importRegister } from './importRegister.ts';

const SHARED = new URL('../../../shared/data/geo/', import.meta.url);
const hasSamples = existsSync(new URL('import-samples/', SHARED));
const pathOf = (name: string): string => new URL(name, SHARED).pathname;

const { db, scratch, imported, close } = await importRegister({ sample: true });
afterAll(close);

const Hash = z.object({ hash: z.string() });
/** Of everything in the register that an import may write to. */
const held = async (): Promise<string> => {
  const row = await one(
    db,
    Hash,
    sql`select md5(string_agg(line, '' order by line)) as hash
          from (select md5(t::text) as line from place t union all select md5(t::text) from place_name t
                union all select md5(t::text) from division t union all select md5(t::text) from boundary_marker t
                union all select md5(t::text) from given_course t) held`,
  );
  return row.hash;
};

/** What valid files read, by the kind that their content tells. */
const VALID: readonly (readonly [file: string, rows: number, kind: string, option?: '--dry-run'])[] = [
  ['01_villages_litong_gbk.csv', 139, 'divisions'],
  ['02_villages_yanchi_utf8bom.csv', 120, 'divisions'],
  ['03_villages_tongxin_utf16le.txt', 153, 'divisions'],
  ['04_villages_hongsibu_utf8_nobom.csv', 74, 'divisions'],
  // Outside Ningxia: for decoding only.
  ['05_rare_characters_gb18030.csv', 54, 'divisions', '--dry-run'],
  ['06_historical_points_dms_gbk.csv', 136, 'places'],
  ['07_points_declared_gcj02_gbk.csv', 10, 'places'],
  ['08_county_shp_gbk_nocpg.zip', 5, 'divisions'],
  ['09_county_shp_gbk_noldid_gbknames.zip', 5, 'divisions'],
  ['10_county_gk3_cm105_epsg4544.zip', 5, 'divisions'],
  ['11_county_gk3_zone36_epsg4524.zip', 5, 'divisions'],
  ['12_wuzhong_multilayer.gpkg', 5, 'divisions'],
  ['13_townships_title_rows.xlsx', 50, 'divisions'],
  ['14_points_plain.xlsx', 10, 'places'],
  ['15_villages_qingtongxia_legacy.xls', 114, 'divisions'],
  ['16_county_filegdb.zip', 5, 'divisions'],
  ['17_county.kml', 5, 'divisions'],
  ['18_county_bom_crs_member.geojson', 5, 'divisions'],
  ['19_boundary_lines_shp_gbk.zip', 20, 'boundary-lines'],
  ['20_survey_points_gk36_gbk.csv', 16, 'markers'],
];

/** What broken files are told, and how many rows are refused. */
const BROKEN: readonly (readonly [file: string, code: string, refused: number])[] = [
  ['01_self_touching_rings_real.geojson', 'geometry-repairable', 5],
  ['02_bowtie_litong.geojson', 'invalid-geometry', 1],
  ['03_overlap_mixed_vintages_gcj02.geojson', 'gcj02-not-stated', 2],
  ['04_gap_mixed_vintages_gcj02.geojson', 'gcj02-not-stated', 5],
  ['05_slivers_city_files_gcj02.geojson', 'gcj02-not-stated', 13],
  ['06_swapped_lat_lon.geojson', 'file-axes-swapped', 10],
  ['07_some_rows_swapped_gbk.csv', 'axes-swapped', 5],
  ['08_gcj02_labelled_wgs84_utf8.csv', 'gcj02-suspected', 0],
  ['09_displaced_official_map.geojson', 'shifted-from-register', 0],
  ['10_mixed_coordinate_systems_gbk.csv', 'crs-mixed', 16],
  ['11_truncated.zip', 'archive-incomplete', 0],
  ['12_highly_compressed_zeros.zip', 'archive-too-large', 0],
  ['13_path_traversal.zip', 'archive-path', 0],
  ['14_zip_in_zip.zip', 'archive-no-data', 0],
  ['15_formula_injection_utf8.csv', 'name-formula', 1],
  ['16_duplicate_codes_gbk.csv', 'duplicate-code', 3],
  ['17_missing_or_short_code_gbk.csv', 'no-code', 5],
  ['18_wrong_parent_gbk.csv', 'parent-unknown', 6],
  ['19_codes_in_scientific_notation_gbk.csv', 'codes-damaged', 30],
  ['20_shapefile_without_dbf_shx.zip', 'dbf-missing', 0],
  ['21_shapefile_without_prj.zip', 'crs-unknown', 5],
  ['22_shapefile_wrong_prj.zip', 'shifted-from-register', 0],
  ['23_shapefile_cpg_says_gbk_but_utf8.zip', 'encoding-doubtful', 0],
  ['24_shapefile_name_cut_in_half_character.zip', 'names-cut', 5],
  ['25_bad_structures.geojson', 'ring-not-closed', 9],
  ['26_nan_and_trailing_comma.geojson', 'not-json', 0],
  ['27_truncated.geojson', 'incomplete', 0],
  ['28_bad_dms_gbk.csv', 'bad-angle', 9],
  ['29_points_outside_declared_unit_utf8.csv', 'many-outside-declared-unit', 0],
  ['30_half_gbk_half_utf8.csv', 'mixed-encodings', 0],
  ['31_dirty_names_utf8.csv', 'name-markup', 7],
  ['32_csv_named.xlsx', 'name-says-otherwise', 0],
  ['33_html_named.xls', 'html-page', 0],
  ['34_ragged_quotes_gbk.csv', 'unclosed-quote', 0],
  ['35_empty.csv', 'empty', 0],
  ['36_header_only_gbk.csv', 'no-rows', 0],
  ['37_entity_expansion.kml', 'document-type', 0],
];

/** What the same outlines are told once somebody has said that they are GCJ-02. */
const ANSWERED: readonly (readonly [file: string, code: string, said: RegExp])[] = [
  ['03_overlap_mixed_vintages_gcj02.geojson', 'outlines-overlap', /640302.*640303.*413\.\d/],
  ['04_gap_mixed_vintages_gcj02.geojson', 'outlines-gap', /gap of 39\d\.\d km² between 640302.*640303.*640323.*640324/],
  ['05_slivers_city_files_gcj02.geojson', 'outline-slivers', /\d{3} overlaps .* and \d{3} gaps/],
];

describe.runIf(hasSamples)('samples', () => {
  // What lies beside outlines and points is seen only where the register has them.
  beforeAll(async () => {
    const counties = pathOf('boundaries/county_tianditu2024_cgcs2000.geojson');
    expect((await imported(counties, '--kind', 'auto')).report.written).toBe(true);
  }, 60_000);

  it.each(VALID)(
    'valid/%s reads %i rows',
    async (file, rows, kind, option) => {
      const options = option ? [String(option)] : [];
      const { exit, report } = await imported(pathOf(`import-samples/valid/${file}`), '--kind', 'auto', ...options);
      expect([exit, report.kind, report.rows.read, report.rows.refused], JSON.stringify(report.findings)).toEqual([
        ...[0, kind, rows, 0],
      ]);
      const { added, changed } = report.rows;
      expect(report.written).toBe(added + changed > 0 && options.length === 0);
    },
    60_000,
  );

  it('valid/21 reads 3 outlines with parts and hole, of counties elsewhere', async () => {
    const path = pathOf('import-samples/valid/21_multipart_and_hole_wgs84.geojson');
    const before = await held();
    const { report } = await imported(path, '--kind', 'auto', '--division', '640300', '--dry-run');
    expect([report.kind, report.rows.read, report.written]).toEqual(['divisions', 3, false]);
    expect(await held()).toBe(before);
  }, 60_000);

  it('points of CHGIS go on record where a county has them', async () => {
    const path = pathOf('names/chgis_historical_region.csv');
    const { exit, report } = await imported(path, '--kind', 'places', '--map', 'name=name_simplified');
    expect([exit, report.written, report.rows.read, report.rows.refused]).toEqual([0, true, 1064, 0]);
    expect(report.rows.skipped).toBeGreaterThan(400);
  }, 60_000);

  it.each(BROKEN)(
    'broken/%s is refused: %s',
    async (file, code, refused) => {
      const before = await held();
      const { exit, report } = await imported(pathOf(`import-samples/broken/${file}`), '--kind', 'auto');
      const errors = report.findings.filter(({ severity }) => severity === 'error').map((finding) => finding.code);
      expect([exit, report.written, report.rows.refused, errors]).toEqual([
        ...[2, false, refused, expect.arrayContaining([code])],
      ]);
      expect(await held()).toBe(before);
    },
    60_000,
  );

  it('broken/29 tells what is filed elsewhere, row by row', async () => {
    const path = pathOf('import-samples/broken/29_points_outside_declared_unit_utf8.csv');
    const confirm = ['--confirm', 'many-outside-declared-unit'];
    const { exit, report } = await imported(path, '--kind', 'auto', '--dry-run', ...confirm);
    const count = (code: string) => codesOf(report).filter((one) => one === code).length;
    expect([exit, count('outside-declared-unit'), count('no-chinese-name')]).toEqual([0, 14, 7]);
  }, 60_000);

  it.each(ANSWERED)(
    'broken/%s told to be GCJ-02: %s',
    async (file, code, said) => {
      const before = await held();
      const { exit, report } = await imported(
        pathOf(`import-samples/broken/${file}`),
        '--kind',
        'auto',
        '--crs',
        'GCJ-02',
      );
      const errors = report.findings.filter(({ severity }) => severity === 'error');
      expect([exit, report.written, codesOf(report).includes('gcj02-not-stated')]).toEqual([2, false, false]);
      expect(errors.map((finding) => finding.code)).toContain(code);
      expect(errors.map(({ message }) => message).join('\n')).toMatch(said);
      expect(await held()).toBe(before);
    },
    60_000,
  );
});

describe(
  hasSamples ? 'files made here' : 'files made here alone: there is no shared/data/geo/import-samples beside',
  () => {
    const written = async (name: string, rows: readonly string[]) => {
      await writeFile(join(scratch, name), `${rows.join('\n')}\n`);
      return join(scratch, name);
    };

    it('a good table is taken, and changes nothing when it comes again', async () => {
      const path = await written('good.csv', ['名称,类别,区划代码,经度,纬度', '沙柳湾新村,居民点,640302,106.21,37.98']);
      expect((await imported(path, '--kind', 'auto')).report).toMatchObject({ kind: 'places', written: true });
      const before = await held();
      expect((await imported(path, '--kind', 'auto')).report).toMatchObject({ written: false, rows: { unchanged: 1 } });
      expect(await held()).toBe(before);
    });

    it('a name that begins like a formula refuses the file until somebody takes note; a remark does not', async () => {
      const rows = ['名称,类别,区划代码,经度,纬度,备注', '=1+1新村,居民点,640302,106.22,37.98,=1+1'];
      const path = await written('broken.csv', rows);
      const before = await held();
      const { exit, report } = await imported(path, '--kind', 'auto');
      expect([exit, report.written, report.rows.refused]).toEqual([2, false, 1]);
      expect(report.findings.filter(({ severity }) => severity === 'error')).toMatchObject([
        { row: 2, code: 'name-formula', confirmable: true },
      ]);
      expect(await held()).toBe(before);
      const taken = await imported(path, '--kind', 'auto', '--confirm', 'name-formula', '--dry-run');
      expect([taken.exit, taken.report.rows.added]).toEqual([0, 1]);
    });
  },
);
