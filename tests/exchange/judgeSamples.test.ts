import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { normaliseName } from '#server/gazetteer/normaliseName.ts';
import { json, run, sql } from '#server/platform/db/sql.ts';
import { testApp } from '../support/testApp.ts';
import { judgedFile, putCategories, putDivisions } from './judgedRun.ts';
import { csvSample, geoJsonSample, hasSamples, type SampleFile, sharedFile } from './sampleFile.ts';

// What these files show is made from bytes in judgeDivisions, judgeOutlines and judgePlaces; here the real ones, where they lie beside.
describe.runIf(hasSamples)('real files', async () => {
  const { db, close } = hasSamples ? await testApp() : { db: undefined, close: async () => undefined };
  afterAll(close);
  if (!db) return;
  const samples = 'import-samples';
  const broken = (name: string, encoding = 'gb18030') => csvSample(`${samples}/broken/${name}`, encoding);
  const outlines = (name: string) => geoJsonSample(`${samples}/broken/${name}`);

  const Row = z.record(z.string(), z.string());
  const listed = () =>
    Row.array()
      .parse(parse(sharedFile('names/wuzhong_divisions.csv'), { columns: true, bom: true }))
      .map(({ code = '', name = '' }) => ({ code, name }));

  beforeAll(async () => {
    await putCategories(db);
    const known = geoJsonSample('boundaries/county_tianditu2024_cgcs2000.geojson');
    const counties = known.records.map(({ values, geometry }) => ({
      code: values.code ?? '',
      name: values.name ?? '',
      geometry,
    }));
    const codes = new Set(counties.map(({ code }) => code));
    const cities = [
      ['640500', '中卫市'],
      ['640100', '银川市'],
    ].map(([code = '', name = '']) => ({ code, name }));
    await putDivisions(db, [...listed().filter(({ code }) => !codes.has(code)), ...cities, ...counties]);
  });

  it('01: the list of villages is what the register has', async () => {
    const { outcomes, found } = await judgedFile(
      db,
      csvSample(`${samples}/valid/01_villages_litong_gbk.csv`, 'gb18030'),
    );
    expect(outcomes).toEqual({ unchanged: 139 });
    expect(found.filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  it('05: villages of other provinces are not for this office', async () => {
    const { outcomes } = await judgedFile(db, csvSample(`${samples}/valid/05_rare_characters_gb18030.csv`, 'gb18030'));
    expect(outcomes).toEqual({ refused: 54 });
  });

  it('01, 02: invalid outlines with reason and place', async () => {
    const real = await judgedFile(db, outlines('01_self_touching_rings_real.geojson'));
    const told = real.found.filter(({ code }) => code === 'invalid-geometry' || code === 'geometry-repairable');
    expect(told.map(({ message }) => message)).toEqual(
      expect.arrayContaining([
        // Which of its faults an outline is told by depends on the release of GEOS; these three have one.
        expect.stringMatching(/红寺堡区: Self-intersection at \[106.283203, 37.363281\]/),
        expect.stringMatching(/青铜峡市: Self-intersection at \[106.085938, 37.921875\]/),
        expect.stringMatching(/同心县: Ring Self-intersection at \[106.595703, 36.941406\]/),
      ]),
    );
    expect([told.length, real.outcomes]).toEqual([5, { refused: 5 }]);
    const bowtie = await judgedFile(db, outlines('02_bowtie_litong.geojson'));
    expect(bowtie.found.some(({ message }) => message.includes('[106.257044, 37.807768]'))).toBe(true);
    expect(bowtie.outcomes).toEqual({ refused: 1 });
  });

  // Without neighbours of another source: the register of these cases has the units, and no outline.
  const withoutOutlines = async (work: () => Promise<void>) => {
    await run(db, sql`update division set schematic = true where geom is not null`);
    try {
      await work();
    } finally {
      await run(db, sql`update division set schematic = false where geom is not null`);
    }
  };

  it('03, 04, 05: overlap, gap and slivers', () =>
    withoutOutlines(async () => {
      const km2 = (text: string | undefined) => Number(/([\d.]+) km²/.exec(text ?? '')?.[1]);
      const overlap = await judgedFile(db, outlines('03_overlap_mixed_vintages_gcj02.geojson'), {
        choices: { crs: 'GCJ-02' },
      });
      const first = overlap.found.find(({ code }) => code === 'outlines-overlap');
      expect(first?.message).toMatch(/^640302 利通区 and 640303 红寺堡区/);
      expect(Math.abs(km2(first?.message) - 413.1)).toBeLessThan(0.7);
      expect(overlap.byCode['gcj02-converted']).toEqual([null]);
      const slivers = await judgedFile(db, outlines('05_slivers_city_files_gcj02.geojson'), {
        choices: { crs: 'GCJ-02' },
      });
      const [told, ...more] = slivers.found.filter(({ code }) => code === 'outline-slivers');
      expect(more).toEqual([]);
      const [overlaps, overlapKm2, gaps, gapKm2] = (told?.message.match(/[\d.]+/g) ?? []).map(Number);
      expect([Math.abs((overlaps ?? 0) - 444), Math.abs((gaps ?? 0) - 439)].every((off) => off <= 4)).toBe(true);
      expect(overlapKm2).toBeCloseTo(4.475, 1);
      expect(gapKm2).toBeCloseTo(5.14, 1);
    }));

  it('04: ground that the register gives to the units and the file to nobody', async () => {
    const whole = geoJsonSample('boundaries/county_datav2024_gcj02.geojson');
    const own = whole.records.filter(({ values }) => values.code?.startsWith('6403'));
    const { runId } = await judgedFile(db, { ...whole, records: own }, { choices: { crs: 'GCJ-02' } });
    const swap = sql`update division d set geom = st_multi(r.geom) from import_row r where r.run_id = ${runId}::uuid and r.code = d.code`;
    await db.raw('create table kept_outline as select code, geom from division where geom is not null');
    await run(db, swap);
    const { found } = await judgedFile(db, outlines('04_gap_mixed_vintages_gcj02.geojson'), {
      choices: { crs: 'GCJ-02' },
    });
    await db.raw('update division d set geom = k.geom from kept_outline k where k.code = d.code');
    await db.raw('drop table kept_outline');
    const told = found.find(({ code }) => code === 'ground-uncovered');
    expect(Math.abs(Number(/^([\d.]+) km²/.exec(told?.message ?? '')?.[1]) - 413.6)).toBeLessThan(0.7);
    expect(told?.message).toMatch(/would cover 16[34]\d\d\.\d of 168\d\d\.\d km² of 吴忠市/);
  });

  it('09: a displaced map; AMap outlines said to be WGS 84', async () => {
    const displaced = await judgedFile(db, outlines('09_displaced_official_map.geojson'));
    expect(displaced.found.find(({ code }) => code === 'shifted-from-register')?.message).toMatch(
      /^5 of 5 .* about 1[5-9]\.\d km north-east/,
    );
    const amap = geoJsonSample('boundaries/county_amap_gcj02.geojson');
    const own = amap.records.filter(({ values }) => values.code?.startsWith('6403')).map(withoutSystem);
    const told = await judgedFile(db, { facts: { ...amap.facts, headings: ['code', 'name'] }, records: own });
    expect(told.byCode['gcj02-suspected']).toEqual([null]);
    const wgs = geoJsonSample('boundaries/county_amap_wgs84.geojson');
    const right = wgs.records.filter(({ values }) => values.code?.startsWith('6403')).map(withoutSystem);
    const good = await judgedFile(db, { facts: { ...wgs.facts, headings: ['code', 'name'] }, records: right });
    expect(good.byCode['gcj02-suspected']).toBeUndefined();
  });

  const withoutSystem = (record: SampleFile['records'][number]) => ({
    ...record,
    values: { code: record.values.code ?? '', name: record.values.name ?? '' },
  });

  it('16, 17, 18: duplicates, codes, parents', async () => {
    const twice = await judgedFile(db, broken('16_duplicate_codes_gbk.csv'));
    expect(twice.byCode).toMatchObject({ 'repeated-row': [32, 34], 'duplicate-code': [33] });
    const codes = await judgedFile(db, broken('17_missing_or_short_code_gbk.csv'));
    expect(codes.outcomes).toEqual({ refused: 5, unchanged: 25 });
    const parents = await judgedFile(db, broken('18_wrong_parent_gbk.csv'));
    const {
      'parent-unknown': a,
      'parent-elsewhere': b,
      'parent-name-differs': c,
      'parent-wrong-level': d,
      'own-parent': e,
      'code-elsewhere': f,
    } = parents.byCode;
    expect([a, b, c, d, e, f]).toEqual([[4], [7], [10], [13], [16], [22]]);
    expect(parents.outcomes.refused).toBe(6);
  });

  it('22: a wrong meridian', async () => {
    const right = geoJsonSample('boundaries/county_tianditu2024_cgcs2000.geojson');
    const west = right.records
      .filter(({ values }) => values.code?.startsWith('6403'))
      .map((record) => ({
        ...withoutSystem(record),
        geometry: JSON.parse(
          JSON.stringify(record.geometry).replace(/\[(10[5-8]\.\d+),/g, (_, x) => `[${Number(x) - 3},`),
        ),
      }));
    const { found } = await judgedFile(db, { facts: { ...right.facts, headings: ['code', 'name'] }, records: west });
    expect(found.find(({ code }) => code === 'outside-division')?.message).toMatch(
      /outside 吴忠市 by about 26[4-6] km \(west\)/,
    );
  });

  it('25: features 7 and 8 are invalid, 10 is good', async () => {
    const { rows } = await judgedFile(db, geoJsonSample(`${samples}/broken/25_bad_structures.geojson`), {
      kind: 'places',
      choices: { mapping: { name: 'what' } },
    });
    expect(rows.map(({ outcome }) => outcome)).toEqual([...Array(9).fill('refused'), 'added']);
  });

  it('29: fourteen declared elsewhere', async () => {
    const { byCode, found } = await judgedFile(db, broken('29_points_outside_declared_unit_utf8.csv', 'utf-8'));
    expect(byCode['outside-declared-unit']).toHaveLength(14);
    expect(byCode['no-chinese-name']).toHaveLength(7);
    expect(found.find(({ code }) => code === 'outside-declared-unit')?.message_zh).toContain('中卫市，实际位于同心县');
  });

  it('08: points that the register has 405 m farther west', async () => {
    const Points = z.object({
      id: z.string(),
      name_simplified: z.string(),
      lon: z.coerce.number(),
      lat: z.coerce.number(),
      located_in_code: z.string(),
    });
    const points = Points.array()
      .parse(parse(sharedFile('names/chgis_historical_region.csv'), { columns: true, bom: true }))
      .filter(({ located_in_code: code }) => code.startsWith('6403'))
      .map(({ name_simplified: name, located_in_code: county, lon, lat }) => ({
        id: crypto.randomUUID(),
        name,
        norm: normaliseName(name),
        county,
        lon,
        lat,
      }));
    const rows = sql`jsonb_to_recordset(${json(points)}) as f (id uuid, name text, norm text, county text, lon float8, lat float8)`;
    await run(
      db,
      sql`insert into place (id, province_code, division_code, category, status, geom, position_source, source, created_at, updated_at)
      select f.id, '640000', f.county, 'other', 'live', st_setsrid(st_makepoint(f.lon, f.lat), 4490), 'CHGIS', 'CHGIS', now(), now() from ${rows}`,
    );
    await run(
      db,
      sql`insert into place_name (province_code, county_code, place_id, category, name, specific, norm, specific_norm, pinyin_key, pinyin_tone, pinyin_plain, initials, grams, kind, status, legal_status)
      select '640000', f.county, f.id, 'other', f.name, f.name, f.norm, f.norm, 'x', '{}', '{}', 'x', '{}', 'standard', 'standard', 'unknown' from ${rows}`,
    );
    const { found } = await judgedFile(db, broken('08_gcj02_labelled_wgs84_utf8.csv', 'utf-8'));
    expect(found.find(({ code }) => code === 'gcj02-suspected')?.message).toMatch(
      /^13\d of 136 positions lie about 4\d\d m east/,
    );
    const again = await judgedFile(db, broken('08_gcj02_labelled_wgs84_utf8.csv', 'utf-8'), {
      choices: { crs: 'GCJ-02' },
    });
    expect(again.byCode['gcj02-suspected']).toBeUndefined();
    expect(again.outcomes.unchanged).toBeGreaterThan(130);
  });
});
