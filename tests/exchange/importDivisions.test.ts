import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { verifyAudit } from '#server/audit/verifyAudit.ts';
import { pgQuery } from '#server/platform/db/pgQuery.ts';
import { one, sql } from '#server/platform/db/sql.ts';
import { tileVersion } from '#server/public/tileVersion.ts';
import { codesOf, fixture, importRegister } from './importRegister.ts';

const register = await importRegister();
const { db, deps, imported, stored, audited, scratch } = register;
beforeEach(register.reset);
afterAll(register.close);

describe('a good file', () => {
  it('replaces outlines, says where they came from, and keeps the original', async () => {
    const before = await audited();
    const { exit, report } = await imported(fixture('two-counties'));
    expect([exit, codesOf(report)]).toEqual([0, expect.anything()]);
    expect(report).toMatchObject({
      ...{ format: 'GeoJSON', encoding: 'UTF-8', layers: [{ name: 'two-counties', features: 2 }], written: true },
      crs: { value: 'EPSG:4326', certain: false, question: expect.stringContaining('GCJ-02') },
      rows: { read: 2, added: 1, changed: 1, unchanged: 0, skipped: 0, refused: 0 },
    });
    const rows = await stored();
    expect(rows.find(({ code }) => code === '640302')).toMatchObject({
      schematic: false,
      source: expect.stringMatching(
        /^国家统计局代码；轮廓：two-counties\.geojson（sha256 [0-9a-f]{64}，\d{4}-\d\d-\d\d）$/,
      ),
      text: 'MULTIPOLYGON(((106.2 37.9,106.3 37.9,106.3 38,106.2 38,106.2 37.9)))',
    });
    expect(rows.find(({ code }) => code === '640302100')?.schematic).toBe(true);
    expect(await audited()).toBe(before + 2);
    expect((await verifyAudit(db)).faults).toEqual([]);
    expect(await deps.files.get(report.sha256 ?? '')).toEqual(await readFile(fixture('two-counties')));
  });

  it('changes nothing when it is imported again', async () => {
    await imported(fixture('two-counties'));
    const before = [await stored(), await audited()];
    const { exit, report } = await imported(fixture('two-counties'));
    expect([exit, report.written, report.rows]).toMatchObject([0, false, { unchanged: 2, added: 0, changed: 0 }]);
    expect([await stored(), await audited()]).toEqual(before);
  });

  it('is only checked with --dry-run', async () => {
    const before = await stored();
    const { exit, report } = await imported(fixture('two-counties'), '--dry-run');
    expect([exit, report.written, report.rows]).toMatchObject([0, false, { added: 1, changed: 1 }]);
    expect(await stored()).toEqual(before);
  });

  it('gives the tiles a new version', async () => {
    const version = () => tileVersion(pgQuery(db), () => '2026-11-23')('divisions');
    const before = await version();
    await imported(fixture('two-counties'));
    expect(await version()).not.toBe(before);
  });

  it('may have a byte order mark, a stated system, numbers for codes and longer or shorter names', async () => {
    const { exit, report } = await imported(fixture('two-counties-named-by-web-map'), '--layer', 'xian');
    expect([exit, report.encoding, report.crs]).toEqual([0, 'UTF-8 BOM', { value: 'EPSG:4490', certain: true }]);
    expect(report.rows).toMatchObject({ added: 1, changed: 1 });
  });

  it('keeps parts and holes', async () => {
    await imported(fixture('county-with-an-island-and-a-lake'));
    const shape = sql`select st_numgeometries(geom) as parts, st_nrings(geom) as rings from division where code = '640302'`;
    expect(await one(db, z.object({ parts: z.number(), rings: z.number() }), shape)).toEqual({ parts: 2, rings: 3 });
  });

  it('says that townships below the new outline are still schematic', async () => {
    const { report } = await imported(fixture('two-counties'));
    expect(report.findings).toMatchObject([{ feature: 1, code: 'parts-schematic', severity: 'note' }]);
  });

  it('waits for a person when all outlines land far from those on record, and refuses what misses them', async () => {
    await imported(fixture('two-counties'));
    const before = await stored();
    const path = join(scratch, 'displaced.geojson');
    const moved = async (by: string) =>
      writeFile(
        path,
        (await readFile(fixture('two-counties'), 'utf8')).replace(/106\.(\d)/g, (_, tenth) => `${by}${tenth}5`),
      );
    await moved('106.');
    const { exit, report } = await imported(path);
    expect([exit, codesOf(report)]).toEqual([2, expect.arrayContaining(['shifted-from-register', 'moved-far'])]);
    expect(await stored()).toEqual(before);
    const confirmed = ['--confirm', 'shifted-from-register', '--confirm', 'ground-uncovered'];
    expect((await imported(path, ...confirmed)).exit).toBe(0);
    await moved('107.');
    expect(codesOf((await imported(path)).report)).toContain('outside-division');
  });
});

describe('units that are not for this register', () => {
  it('skips neighbours with a note', async () => {
    const { exit, report } = await imported(fixture('neighbour-not-in-register'));
    expect([exit, report.rows]).toMatchObject([0, { read: 2, added: 1, skipped: 1 }]);
    expect(report.findings).toMatchObject([{ feature: 2, code: 'unknown-code', severity: 'note' }]);
  });

  it('skips prefectures, which follow from their counties, and units of statistics', async () => {
    const { report } = await imported(fixture('prefecture-and-statistical-unit'));
    expect([report.rows, codesOf(report)]).toMatchObject([
      { added: 1, skipped: 2 },
      ['level-not-kept', 'statistical-unit'],
    ]);
  });

  it('refuses a file without one of its own', async () => {
    const { exit, report } = await imported(fixture('only-neighbours'));
    expect([exit, report.rows.skipped, codesOf(report)]).toEqual([
      2,
      1,
      ['outside-division', 'nothing-matched', 'unknown-code'],
    ]);
  });
});

describe('the coordinate system', () => {
  it('waits for a person when the file hints at GCJ-02', async () => {
    const { exit, report } = await imported(fixture('county-in-gcj02'));
    expect([exit, report.rows.refused, codesOf(report)[0]]).toEqual([2, 1, 'gcj02-not-stated']);
    expect(report.crs).toMatchObject({ value: 'GCJ-02', certain: false, question: expect.any(String) });
    expect(report.findings[0]?.proposal).toBe('--crs GCJ-02');
  });

  it('undoes the offset of GCJ-02 when it is stated', async () => {
    const { exit, report } = await imported(fixture('county-in-gcj02'), '--crs', 'GCJ-02');
    expect([exit, report.crs]).toEqual([0, { value: 'GCJ-02', certain: true }]);
    const Corner = z.object({ x: z.number(), y: z.number() });
    const corner = await one(
      db,
      Corner,
      sql`select st_xmin(geom) as x, st_ymin(geom) as y from division where code = '640302'`,
    );
    // Near Wuzhong the offset is about 385 m to the east and 62 m to the north at 106.2E 37.9N.
    expect((106.2 - corner.x) * 87_800).toBeCloseTo(385, -2);
    expect((37.9 - corner.y) * 111_000).toBeCloseTo(62, -2);
  });

  it('warns when somebody states another system than the file hints at', async () => {
    const { exit, report } = await imported(fixture('county-in-gcj02'), '--crs', 'EPSG:4490');
    expect([exit, codesOf(report)]).toEqual([0, ['crs-contradicts-file', 'parts-schematic']]);
  });

  it('turns CGCS2000 metres into degrees when they are stated, and proposes the zone when not', async () => {
    const unstated = await imported(fixture('county-in-zone-35-metres'));
    expect([unstated.exit, unstated.report.findings]).toMatchObject([
      2,
      [{ code: 'crs-unknown', proposal: '--crs EPSG:4523' }],
    ]);
    expect((await imported(fixture('county-in-zone-35-metres'), '--crs', 'EPSG:4523')).exit).toBe(0);
    const [litong] = (await stored()).filter(({ code }) => code === '640302');
    expect(litong?.text).toMatch(/^MULTIPOLYGON\(\(\(106\.19\d+ 37\.8\d+,/);
    expect(codesOf((await imported(fixture('two-counties'), '--crs', 'EPSG:4523')).report)).toContain(
      'file-looks-like-degrees',
    );
  });

  it('refuses systems that would need parameters of a datum', async () => {
    const { exit, report } = await imported(fixture('two-counties'), '--crs', 'EPSG:2380');
    expect([exit, codesOf(report)]).toEqual([2, ['crs-not-supported']]);
  });
});

const REAL = new URL('../../../shared/data/geo/boundaries/', import.meta.url);
describe.runIf(existsSync(REAL))('real outlines', () => {
  it('go in as they are, and web-map outlines once their system is stated', async () => {
    const { exit, report } = await imported(new URL('county_tianditu2024_cgcs2000.geojson', REAL).pathname);
    expect([exit, report.rows]).toMatchObject([0, { read: 26, added: 1, changed: 1, skipped: 24 }]);
    const amap = new URL('county_amap_gcj02.geojson', REAL).pathname;
    expect((await imported(amap)).exit).toBe(2);
    const other = await imported(amap, '--crs', 'GCJ-02');
    expect(other.report).toMatchObject({ written: false, rows: { changed: 2, skipped: 24 } });
    // Of another year, they leave ground of the register to nobody.
    expect(codesOf(other.report)).toContain('ground-uncovered');
    const confirmed = await imported(amap, '--crs', 'GCJ-02', '--confirm', 'ground-uncovered');
    expect([confirmed.exit, confirmed.report.written]).toEqual([0, true]);
    const Area = z.object({ km2: z.number() });
    const area = sql`select round((st_area(geom::geography) / 1e6)::numeric, 1)::float8 as km2 from division where code = '640302'`;
    // What the same outline has in county_amap_wgs84.geojson.
    expect((await one(db, Area, area)).km2).toBeCloseTo(1421.8, 0);
  });

  it('are refused when their rings cross themselves', async () => {
    const { report } = await imported(
      new URL('county_echarts_invalid_gcj02.geojson', REAL).pathname,
      '--crs',
      'GCJ-02',
    );
    expect([report.written, report.rows]).toMatchObject([false, { read: 5, refused: 5 }]);
  });
});
