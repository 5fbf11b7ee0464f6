import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { BoundaryLine } from '#server/boundaries/contract.ts';
import { drawLines } from '#server/boundaries/drawLines.ts';
import { importCommand } from '#server/exchange/importCommand.ts';
import { many, one, run, sql } from '#server/platform/db/sql.ts';
import { type TestAgent, type TestApp, testApp } from '#tests/support/testApp.ts';

let app: TestApp;
let jiexian: TestAgent;
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'diming-lines-'));
  app = await testApp({ sample: true });
  jiexian = await app.signIn('jiexian');
});
afterAll(async () => {
  await app.close();
  await rm(folder, { recursive: true });
});

/** Runs `diming import` of outlines as a person would; answers the exit code. */
const imported = (file: string, ...options: string[]): Promise<number> =>
  importCommand.run([file, '--kind', 'divisions', '--report', join(folder, 'report.json'), ...options], {
    out: () => undefined,
    progress: () => undefined,
    input: async () => '',
    withRegister: (work) => work(app.deps),
  });

/** The lines between counties along the county of a code, or along any. */
async function list(division = '640300'): Promise<BoundaryLine[]> {
  const query = { limit: 200, level: 'county', division };
  return (await jiexian.get('/api/boundary-lines').query(query).expect(200)).body.items;
}
const codesOf = (lines: readonly BoundaryLine[]): string[] => lines.map(({ code }) => code);
async function lineOf(code: string): Promise<BoundaryLine> {
  const line = (await list()).find((one) => one.code === code);
  if (!line) throw new Error(`No line ${code}`);
  return line;
}
const redraw = () => app.db.transaction((tx) => drawLines(tx, { today: '2026-11-24', at: '2026-11-24T02:00:00.000Z' }));
const Count = z.object({ count: z.number() });
const drawings = async () =>
  (await one(app.db, Count, sql`select count(*) from audit_entry where action = 'boundaries.draw'`)).count;

describe('drawing anew', () => {
  const outline = (code: string, corner: string, schematic: boolean) =>
    run(
      app.db,
      sql`update division set geom = st_multi(st_geomfromtext(${corner}, 4490)), schematic = ${schematic},
             source = '代码；轮廓：a.geojson' where code = ${code}`,
    );
  const WEST = 'POLYGON((106 37,107 37,107 38,106 38,106 37))';
  const EAST = 'POLYGON((107 37,108 37,108 38,107 38,107 37))';

  it('changes nothing where no outline changed', async () => {
    const before = [await list(), await drawings()];
    await redraw();
    expect([await list(), await drawings()]).toEqual(before);
  });

  it('ends the lines that an outline no longer has, draws those it has, and keeps the others as they are', async () => {
    const before = await list();
    await outline('640323', WEST, false);
    await redraw();
    const alone = await list();
    expect(codesOf(alone)).toEqual(['640302-640303', '640302-640381', '640303-640324']);
    expect(alone.map(({ id, version }) => [id, version])).toEqual(
      before.filter(({ code }) => codesOf(alone).includes(code)).map(({ id, version }) => [id, version]),
    );
    await outline('640324', EAST, false);
    await redraw();
    expect(await lineOf('640323-640324')).toMatchObject({
      secrecy: 'internal',
      schematic: false,
      source: '由行政区划轮廓划出：a.geojson',
      sourceEn: 'Drawn from the outlines of the divisions: a.geojson',
    });
    const { body } = await (await app.signIn('shenji')).get('/api/audit').query({ action: 'boundaries.draw' });
    expect(body.items[0].after).toMatchObject({ added: ['640323-640324'] });
  });

  it('clears nothing for the public: a line that took its course from another outline is internal again', async () => {
    await run(app.db, sql`update boundary_line set secrecy = 'public' where code = '640323-640324'`);
    const before = await lineOf('640323-640324');
    await outline('640323', 'POLYGON((106 37,107 37,107 37.5,107 38,106 38,106 37))', false);
    await outline('640324', 'POLYGON((107 37,108 37,108 38,107 38,107 37.5,107 37))', false);
    await redraw();
    expect(await lineOf('640323-640324')).toMatchObject({
      id: before.id,
      version: before.version + 1,
      secrecy: 'internal',
    });
  });

  it('refuses an outline that contradicts a line with an agreement, and changes nothing then', async () => {
    await run(
      app.db,
      sql`update boundary_line set status = 'demarcated', agreement = '协议书' where code = '640323-640324' and upper_inf(valid)`,
    );
    const before = await list();
    const moved = app.db.transaction(async (tx) => {
      await run(tx, sql`update division set geom = st_translate(geom, 0, 0.1) where code = '640324'`);
      await drawLines(tx, { today: '2026-11-24', at: '2026-11-24T02:00:00.000Z' });
    });
    await expect(moved).rejects.toMatchObject({ kind: 'conflict', facts: { code: 'contradicts-agreement' } });
    expect(await list()).toEqual(before);
  });
});

describe('an import of outlines', () => {
  const county = (code: string, west: number) => ({
    type: 'Feature',
    properties: { code },
    geometry: { type: 'Polygon', coordinates: [square(west, west + 0.5)] },
  });
  const square = (west: number, east: number) => [
    [west, 37],
    [east, 37],
    [east, 37.5],
    [west, 37.5],
    [west, 37],
  ];
  it('moves the lines with them, or neither', async () => {
    const file = join(folder, 'two-counties.geojson');
    await writeFile(
      file,
      JSON.stringify({ type: 'FeatureCollection', features: [county('640302', 106), county('640303', 106.5)] }),
    );
    const before = await list();
    // Made-up squares over real neighbours.
    const known = ['--confirm', 'outlines-overlap', '--confirm', 'outlines-gap'];
    expect(await imported(file, '--dry-run', ...known)).toBe(0);
    expect(await list()).toEqual(before);
    expect(await imported(file, ...known)).toBe(0);
    expect(await lineOf('640302-640303')).toMatchObject({
      secrecy: 'internal',
      schematic: false,
      source: expect.stringContaining('two-counties.geojson（sha256 '),
    });
    expect(codesOf(await list('640302'))).toEqual(['640302-640303']);
  });
});

const REAL = new URL('../../../shared/data/geo/boundaries/', import.meta.url);
const RealLines = z.object({
  features: z
    .object({ properties: z.object({ left_or_a: z.string(), right_or_b: z.string(), length_km: z.number() }) })
    .array(),
});
describe.runIf(existsSync(REAL))('real outlines', () => {
  it('give the lines that were derived from them elsewhere, of the same length', async () => {
    const counties = new URL('county_tianditu2024_cgcs2000.geojson', REAL).pathname;
    // One line was given an agreement above.
    // What stands on record from the tests above is larger.
    const uncovered = ['--confirm', 'ground-uncovered'];
    expect(await imported(counties, ...uncovered)).toBe(2);
    await run(app.db, sql`update boundary_line set status = 'draft', agreement = null where status <> 'draft'`);
    expect(await imported(counties, ...uncovered)).toBe(0);
    const text = await readFile(new URL('boundary_lines_tianditu2024.geojson', REAL), 'utf8');
    const expected = RealLines.parse(JSON.parse(text)).features.map(({ properties }) => properties);
    const known = new Map((await list('640000')).map(({ code, lengthMetres }) => [code, lengthMetres / 1000]));
    const compared = expected.flatMap(({ left_or_a: a, right_or_b: b, length_km: km }) => {
      const found = known.get([a, b].sort().join('-'));
      return found === undefined ? [] : [[a, b, found - km]];
    });
    expect(compared.length).toBeGreaterThan(10);
    for (const [a, b, difference] of compared) expect(Math.abs(Number(difference)), `${a}–${b}`).toBeLessThan(0.001);
  });
});

describe('the approver', () => {
  const county = (code: string, province: string, type: string, polygon: string) =>
    run(
      app.db,
      sql`insert into division (id, province_code, code, code_prefix, name, "specific", level, type, parent_code, path, valid, geom, source)
          values (gen_random_uuid(), ${province}, ${code}, ${code}, ${code}, ${code}, 'county', ${type},
                  ${`${code.slice(0, 4)}00`}, ${code}, '[2023-06-30,)', st_multi(st_geomfromtext(${polygon}, 4490)), '测试')`,
    );
  it('of a line between provinces, and of one along an autonomous county, is the State Council', async () => {
    await run(app.db, sql`delete from division where code in ('610825', '640422')`);
    await county('610825', '610000', '县', 'POLYGON((100 30,101 30,101 31,100 31,100 30))');
    await county('640422', '640000', '自治县', 'POLYGON((101 30,102 30,102 31,101 31,101 30))');
    await county('640499', '640000', '县', 'POLYGON((102 30,103 30,103 31,102 31,102 30))');
    await redraw();
    const Approver = z.object({ code: z.string(), level: z.string(), organ: z.string() });
    const rows = await many(
      app.db,
      Approver,
      sql`select l.code, l.level, p.organ from boundary_line l join boundary_approver p on p.id = l.approver_id
           where l.code in ('610000-640000', '640422-640499') order by 1`,
    );
    expect(rows).toEqual([
      { code: '610000-640000', level: 'province', organ: 'state_council' },
      { code: '640422-640499', level: 'county', organ: 'state_council' },
    ]);
  });
});

// Last: its day lies in another century, and a line of the same code cannot begin before it.
describe('a line that ended', () => {
  it('is readable with its last course, for those who saw it, and nothing is done with it', async () => {
    const drawn = async (boxes: Record<string, string>, today: string) => {
      for (const [code, box] of Object.entries(boxes))
        await run(
          app.db,
          sql`update division set geom = st_multi(st_geomfromtext(${box}, 4490)) where code = ${code} and upper_inf(valid)`,
        );
      await app.db.transaction((tx) => drawLines(tx, { today, at: `${today}T02:00:00.000Z` }));
    };
    const east = 'POLYGON((106 38,106.2 38,106.2 38.2,106 38.2,106 38))';
    const west = 'POLYGON((105.8 38,106 38,106 38.2,105.8 38.2,105.8 38))';
    await drawn({ 640302: east, 640381: west }, '2126-03-01');
    const before = await lineOf('640302-640381');
    await drawn({ 640381: 'POLYGON((101 31,102 31,102 32,101 32,101 31))' }, '2127-03-01');
    expect(codesOf(await list())).not.toContain('640302-640381');
    const ended = await jiexian.get('/api/boundary-lines').query({ ended: 'only', level: 'county' }).expect(200);
    const { version: _, updatedAt: __, bbox, lengthMetres, ...kept } = before;
    const last = ended.body.items.find(({ id }: BoundaryLine) => id === before.id);
    expect(last).toMatchObject({ ...kept, validTo: '2127-03-01' });
    expect(last.lengthMetres).toBeCloseTo(lengthMetres, 3);
    expect(last.bbox).toEqual(bbox);
    const on = async (at: string) =>
      codesOf((await jiexian.get('/api/boundary-lines').query({ at, division: '640381', limit: 200 })).body.items);
    expect(await on('2127-02-28')).toContain('640302-640381');
    expect(await on('2127-03-01')).not.toContain('640302-640381');
    const opened = await jiexian.get(`/api/boundary-lines/${before.id}`).expect(200);
    const metres = opened.body.arcs.map((arc: { lengthMetres: number }) => arc.lengthMetres);
    expect(metres.reduce((sum: number, one: number) => sum + one, 0)).toBeCloseTo(lengthMetres, 3);
    expect((await jiexian.get(`/api/boundary-lines/${before.id}/archive`).expect(200)).body.rights).toBe('none');
    await jiexian.get(`/api/boundary-lines/${before.id}/drafts`).expect(200);
    await jiexian
      .post(`/api/boundary-lines/${before.id}/previews`)
      .send({ edits: [{ kind: 'delete', at: [106, 38] }] })
      .expect(404);
    const yanchi = await app.signIn('yanchi');
    await yanchi.get(`/api/boundary-lines/${before.id}`).expect(404);
    const theirs = await yanchi.get('/api/boundary-lines').query({ ended: 'only' }).expect(200);
    expect(JSON.stringify(theirs.body)).not.toContain(before.id);
    await run(app.db, sql`update boundary_line set secrecy = 'restricted' where id = ${before.id}`);
    await jiexian.get(`/api/boundary-lines/${before.id}`).expect(404);
    const now = await jiexian.get('/api/boundary-lines').query({ ended: 'only', level: 'county' }).expect(200);
    expect(JSON.stringify(now.body)).not.toContain(before.id);
  });
});
