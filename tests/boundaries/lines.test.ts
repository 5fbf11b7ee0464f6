import { randomUUID } from 'node:crypto';
import { VectorTile } from '@mapbox/vector-tile';
import { PbfReader } from 'pbf';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { BoundaryLine } from '#server/boundaries/contract.ts';
import { many, run, sql } from '#server/platform/db/sql.ts';
import { type PublicServer, publicServer } from '#tests/public/publicServer.ts';
import type { TestAgent } from '#tests/support/testApp.ts';

let app: PublicServer;
let jiexian: TestAgent;
let yanchi: TestAgent;
beforeAll(async () => {
  app = await publicServer({ sample: true });
  [jiexian, yanchi] = [await app.signIn('jiexian'), await app.signIn('yanchi')];
});
afterAll(() => app.close());

async function list(agent: TestAgent, query: object = {}): Promise<BoundaryLine[]> {
  const rows: BoundaryLine[] = [];
  let cursor: string | undefined;
  do {
    const { body } = await agent
      .get('/api/boundary-lines')
      .query({ limit: 50, ...query, cursor })
      .expect(200);
    rows.push(...body.items);
    cursor = body.next ?? undefined;
  } while (cursor !== undefined);
  return rows;
}
const codesOf = (lines: readonly BoundaryLine[]): string[] => lines.map(({ code }) => code);
const lineOf = async (code: string): Promise<BoundaryLine> => {
  const line = (await list(jiexian)).find((one) => one.code === code);
  if (!line) throw new Error(`No line ${code}`);
  return line;
};

describe('the lines of the sample', () => {
  it('are drafts between neighbours, schematic and public, with approver and article', async () => {
    const counties = await list(jiexian, { level: 'county' });
    expect(codesOf(counties)).toEqual([
      '640302-640303',
      '640302-640381',
      '640303-640323',
      '640303-640324',
      '640323-640324',
    ]);
    expect(counties[0]).toMatchObject({
      sideA: { code: '640302', name: '利通区' },
      sideB: { code: '640303', name: '红寺堡区' },
      status: 'draft',
      secrecy: 'public',
      schematic: true,
      source: expect.stringContaining('示意'),
      sourceEn: expect.stringContaining('Schematic'),
      agreement: null,
      approver: { organ: 'province_government', articleZh: expect.stringContaining('界线管理条例》第二条') },
      validTo: null,
    });
  });

  it('run between townships of one county, and not along units of statistics', async () => {
    const townships = await list(jiexian, { level: 'township' });
    expect(townships.length).toBeGreaterThan(70);
    expect(townships.every(({ sideA, sideB }) => sideA.code.slice(0, 6) === sideB.code.slice(0, 6))).toBe(true);
    expect(townships.filter(({ code }) => /640302401|640303400|640381401/.test(code))).toEqual([]);
  });

  it('lie on both outlines, and all arcs of a division are its outline', async () => {
    const Compared = z.object({ code: z.string(), differ: z.number() });
    const rows = await many(
      app.db,
      Compared,
      sql`select d.code, abs(st_perimeter(d.geom) - a.length) + st_length(st_difference(a.line, st_boundary(d.geom))) as differ
            from division d
            cross join lateral (select sum(st_length(c.geom)) as length, st_collect(c.geom) as line from boundary_arc c
                                 where d.code in (c.left_code, c.right_code)) a
           where d.geom is not null`,
    );
    expect(rows.length).toBe(55);
    expect(rows.filter(({ differ }) => !(differ < 1e-9))).toEqual([]);
  });

  it('have the lesser code on the left', async () => {
    const Side = z.object({ left: z.boolean() });
    const rows = await many(
      app.db,
      Side,
      sql`select st_contains(d.geom, st_lineinterpolatepoint(st_offsetcurve(st_makeline(st_pointn(c.geom, 1), st_pointn(c.geom, 2)), 1e-5), 0.5)) as left
            from boundary_arc c join division d on d.code = c.left_code`,
    );
    expect(rows.length).toBeGreaterThan(100);
    expect(rows.filter(({ left }) => !left)).toEqual([]);
  });

  it('are measured on the ellipsoid', async () => {
    const line = await lineOf('640302-640381');
    const { body } = await jiexian.get(`/api/boundary-lines/${line.id}`).expect(200);
    const haversine = body.arcs
      .flatMap(({ geometry }: { geometry: { coordinates: [number, number][] } }) =>
        geometry.coordinates.slice(1).map((to, i) => metres(geometry.coordinates[i] ?? to, to)),
      )
      .reduce((sum: number, part: number) => sum + part, 0);
    expect(Math.abs(line.lengthMetres / haversine - 1)).toBeLessThan(0.005);
    expect(body.lengthMetres).toBe(line.lengthMetres);
    expect(body.arcs[0]).toMatchObject({ left: '640302', right: '640381', schematic: true });
    expect(body.arcs[0].geometry.coordinates[0][0]).toBeGreaterThan(105);
  });
});

function metres([lon1, lat1]: readonly [number, number], [lon2, lat2]: readonly [number, number]): number {
  const radians = (degrees: number) => (degrees * Math.PI) / 180;
  const [a, b] = [radians(lat1), radians(lat2)];
  const half = Math.sin((b - a) / 2) ** 2 + Math.cos(a) * Math.cos(b) * Math.sin(radians(lon2 - lon1) / 2) ** 2;
  return 2 * 6_371_008.8 * Math.asin(Math.sqrt(half));
}

describe('the list', () => {
  it('pages by code and narrows by level and division', async () => {
    const all = codesOf(await list(jiexian));
    expect(all).toEqual(all.toSorted());
    expect(codesOf(await list(jiexian, { limit: 7 }))).toEqual(all);
    expect(codesOf(await list(jiexian, { division: '640302', level: 'county' }))).toEqual([
      '640302-640303',
      '640302-640381',
    ]);
    expect(codesOf(await list(jiexian, { division: '640302100' })).every((code) => code.includes('640302100'))).toBe(
      true,
    );
  });

  it('holds for a county what lies along it, from either side, and nothing else', async () => {
    const seen = await list(yanchi);
    expect(codesOf(seen.filter(({ level }) => level === 'county'))).toEqual(['640303-640323', '640323-640324']);
    expect(seen.every(({ code }) => code.includes('640323'))).toBe(true);
    const foreign = await lineOf('640302-640381');
    const theirs = await yanchi.get(`/api/boundary-lines/${foreign.id}`).expect(404);
    expect(theirs.body).toEqual((await yanchi.get(`/api/boundary-lines/${randomUUID()}`).expect(404)).body);
    await yanchi.get(`/api/boundary-lines/${seen[0]?.id}`).expect(200);
  });

  it.each([{ level: 'county-level' }, { division: '6403' }, { cursor: 'x' }, { sidea: '640302' }, { limit: 0 }])(
    'refuses %j',
    async (query) => {
      const { body } = await jiexian.get('/api/boundary-lines').query(query).expect(400);
      expect(body).toMatchObject({ type: '/problems/invalid-input', detail_zh: expect.any(String) });
    },
  );
  it('is for those who keep lines and for the auditor', async () => {
    await (await app.signIn('shenji')).get('/api/boundary-lines').expect(200);
    await (await app.signIn('fagai')).get('/api/boundary-lines').expect(403);
    await jiexian.get('/api/boundary-lines/1').expect(400);
  });
});

describe('the tiles', () => {
  // Zoom 7 and 9 around 106.2° E, 37.6° N.
  const levelsAt = async (path: string): Promise<Set<unknown>> => {
    const tile = await fetch(`${app.url}/tiles/boundary-lines/${path}.mvt`);
    const layer = new VectorTile(new PbfReader(new Uint8Array(await tile.arrayBuffer()))).layers['boundary-lines'];
    const features = Array.from({ length: layer?.length ?? 0 }, (_, i) => layer?.feature(i));
    expect(features.every((feature) => feature?.type === 2 && feature.properties.schematic === true)).toBe(true);
    return new Set(features.map((feature) => feature?.properties.level));
  };
  it('show lines that are cleared, townships from zoom 9 on', async () => {
    expect(await levelsAt('7/101/49')).toEqual(new Set(['county']));
    expect(await levelsAt('9/407/197')).toEqual(new Set(['county', 'township']));
    await run(app.db, sql`update boundary_line set secrecy = 'internal', updated_at = now() where level = 'county'`);
    await expect.poll(() => levelsAt('9/407/197'), { timeout: 5_000 }).toEqual(new Set(['township']));
    await run(app.db, sql`update boundary_line set secrecy = 'public', updated_at = now() where level = 'county'`);
  });
});

it('shows nobody a restricted line', async () => {
  const { id } = await lineOf('640302-640303');
  await run(app.db, sql`update boundary_line set secrecy = 'restricted' where id = ${id}`);
  expect(codesOf(await list(jiexian))).not.toContain('640302-640303');
  await jiexian.get(`/api/boundary-lines/${id}`).expect(404);
});
