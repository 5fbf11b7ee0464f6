import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { MapStretch } from '#server/boundaries/map/mapContract.ts';
import { many, one, run, sql } from '#server/platform/db/sql.ts';
import { type TestAgent, type TestApp, testApp } from '#tests/support/testApp.ts';

const TODAY = '2026-11-29';
const CITY = '105,36,108,39';
let app: TestApp;
let jiexian: TestAgent;
beforeAll(async () => {
  app = await testApp({ sample: true });
  app.clock.set(`${TODAY}T02:00:00.000Z`);
  jiexian = await app.signIn('jiexian');
});
afterAll(() => app.close());

interface Page {
  items: MapStretch[];
  next: string | null;
}
const ask = async (query: object): Promise<Page> =>
  (
    await jiexian
      .get('/api/boundary-map/lines')
      .query({ bbox: CITY, limit: 200, ...query })
      .expect(200)
  ).body;
const codesOf = ({ items }: Page) => [...new Set(items.map(({ properties }) => properties.code))];
const verticesOf = ({ items }: Page) =>
  items.reduce(
    (sum, { geometry }) => sum + geometry.coordinates.flat(geometry.type === 'LineString' ? 0 : 1).length,
    0,
  );

describe('lines on the map', () => {
  it('are those in the box, townships from zoom 9 on', async () => {
    const city = await ask({ zoom: 8 });
    expect(codesOf(city)).toContain('640303-640323');
    expect(city.items.every(({ properties }) => properties.level === 'county')).toBe(true);
    expect(codesOf(await ask({ zoom: 9 })).length).toBeGreaterThan(codesOf(city).length);
    expect((await ask({ bbox: '100,30,101,31' })).items).toEqual([]);
  });
  it('say which side lies to the left', async () => {
    const { items } = await ask({ zoom: 12 });
    expect(items.length).toBeGreaterThan(50);
    for (const { properties, geometry } of items.filter(({ properties }) => properties.level === 'county')) {
      const side = properties.left === 'A' ? properties.sideA.code : properties.sideB.code;
      const { inside } = await one(
        app.db,
        z.object({ inside: z.boolean() }),
        sql`select st_intersects(d.geom, st_lineinterpolatepoint(st_offsetcurve(st_setsrid(st_geomfromgeojson(${JSON.stringify(geometry)}), 4490), 0.0005), 0.5)) as inside
              from division d where d.code = ${side} and upper_inf(d.valid)`,
      );
      expect(inside, properties.code).toBe(true);
    }
  });
  it('come page by page, each once', async () => {
    const whole = (await ask({})).items.map(({ id }) => id);
    const seen: string[] = [];
    for (let cursor: string | null = ''; cursor !== null; ) {
      const page: Page = await ask({ limit: 40, ...(cursor && { cursor }) });
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.next;
    }
    expect(seen).toEqual(whole);
  });
  it('are no finer than the screen shows, and still meet at their ends', async () => {
    const [fine, coarse] = [await ask({ zoom: 16, limit: 200 }), await ask({ zoom: 9, limit: 200 })];
    expect(verticesOf(coarse)).toBeLessThanOrEqual(verticesOf(fine));
    const ends = ({ items }: Page) =>
      items.map(({ id, geometry: { coordinates } }) => [id, coordinates[0], coordinates.at(-1)]);
    expect(ends(coarse)).toEqual(ends(fine));
  });
  it.each([['1,2,3'], ['a,b,c,d'], ['106,37,107,38,1']])('are refused for the box %s', async (bbox) => {
    await jiexian.get('/api/boundary-map/lines').query({ bbox }).expect(400);
  });
});

describe('time and secrecy', () => {
  const CODE = '640302-640303';
  const lineOf = async () =>
    (await ask({ zoom: 8 })).items.find(({ properties }) => properties.code === CODE)?.properties.line;
  it('shows the course of the day, and ended lines only when asked', async () => {
    const id = await lineOf();
    await run(app.db, sql`update boundary_line_version set valid = '[2024-01-01,2026-03-01)' where line_id = ${id}`);
    await run(app.db, sql`update boundary_line set valid = '[2024-01-01,2026-03-01)' where id = ${id}`);
    const statuses = async (query: object) =>
      (await ask({ zoom: 8, ...query })).items
        .filter(({ properties }) => properties.code === CODE)
        .map(({ properties }) => properties.status);
    expect(await statuses({})).toEqual([]);
    expect(await statuses({ at: '2026-02-28' })).toEqual(['draft']);
    expect(await statuses({ at: '2026-03-01' })).toEqual([]);
    expect(await statuses({ at: '2026-02-28', ended: 'yes' })).toEqual(['draft']);
    expect(await statuses({ ended: 'yes' })).toEqual(['ended']);
    await run(app.db, sql`update boundary_line set secrecy = 'restricted' where id = ${id}`);
    for (const query of [{}, { at: '2026-02-28' }, { ended: 'yes' }]) expect(await statuses(query)).toEqual([]);
  });
  it('keeps a restricted line from now and from the past', async () => {
    await run(app.db, sql`update boundary_line set secrecy = 'restricted' where code = '640303-640323'`);
    expect(codesOf(await ask({ zoom: 8 }))).not.toContain('640303-640323');
    expect(codesOf(await ask({ zoom: 8, at: '2026-11-28' }))).not.toContain('640303-640323');
  });
});

describe('neighbours of a line', () => {
  it('have the area of their outlines on the ellipsoid, and none before the register', async () => {
    const { items } = await ask({ zoom: 8 });
    const line = items.find(({ properties }) => properties.code === '640302-640381')?.properties.line;
    const neighbours = async (query: object) =>
      (await jiexian.get(`/api/boundary-lines/${line}/neighbours`).query(query).expect(200)).body.items;
    const Area = z.object({ code: z.string(), area: z.number() });
    const areas = await many(
      app.db,
      Area,
      sql`select code, st_area(geom::geography) as area from division where code in ('640302', '640381') and upper_inf(valid) order by code`,
    );
    const found: { code: string; squareMetres: number }[] = await neighbours({});
    expect(found.map(({ code }) => code)).toEqual(areas.map(({ code }) => code));
    for (const [index, { squareMetres }] of found.entries())
      expect(squareMetres / (areas[index]?.area ?? 0)).toBeCloseTo(1, 9);
    expect(await neighbours({ at: '1999-01-01' })).toMatchObject([
      { name: '利通区', squareMetres: null, bbox: null },
      { name: '青铜峡市', squareMetres: null, bbox: null },
    ]);
  });
});

describe('markers on the map', () => {
  it('are those in the box', async () => {
    const { items } = await ask({ zoom: 8 });
    const line = items.find(({ properties }) => properties.code === '640302-640381')?.properties.line;
    for (const [numberText, position] of [
      ['图1', [106.1, 37.9]],
      ['图2', [106.6, 37.4]],
    ])
      await jiexian.post('/api/markers').send({ numberText, kind: 'single', lineId: line, position }).expect(201);
    const inBox = async (bbox: string) =>
      (await jiexian.get('/api/markers').query({ bbox }).expect(200)).body.items.map(
        (marker: { numberText: string }) => marker.numberText,
      );
    expect(await inBox(CITY)).toEqual(['图1', '图2']);
    expect(await inBox('106,37.8,106.2,38')).toEqual(['图1']);
    await jiexian.get('/api/markers').query({ bbox: '106' }).expect(400);
  });
});

it('finds lines and markers of a box by their index', async () => {
  const box = sql`st_makeenvelope(106.1, 37.9, 106.11, 37.91, 4490)`;
  for (const table of [sql`boundary_arc`, sql`boundary_marker`, sql`boundary_line_version`]) {
    // A register of a city is too small for its indexes to pay: what is asked is whether they fit.
    const plan = await app.db.transaction(async (tx) => {
      await run(tx, sql`set local enable_seqscan = off`);
      return many(tx, z.record(z.string(), z.unknown()), sql`explain select 1 from ${table} t where t.geom && ${box}`);
    });
    expect(JSON.stringify(plan)).toMatch(/by_geom/);
  }
});
