import { existsSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Claim, Contested } from '#server/disputes/claims/claimContract.ts';
import type { Dispute } from '#server/disputes/contract.ts';
import { one, run, type Sql, sql } from '#server/platform/db/sql.ts';
import type { TestAgent } from '#tests/support/testApp.ts';
import {
  Areas,
  asJson,
  claimDraft,
  expected,
  type Line,
  near,
  type Points,
  paper,
  recordOf,
  through,
} from './claimedLines.ts';
import { type DisputeOffices, disputeOffices, registered, SIDES } from './disputeOffices.ts';

let app: DisputeOffices;
let yanchi: TestAgent;
let tongxin: TestAgent;
let jiexian: TestAgent;
let dispute: Dispute;
beforeAll(async () => {
  app = await disputeOffices();
  ({ yanchi, tongxin, jiexian } = app);
  dispute = await registered(yanchi, SIDES);
});
afterAll(() => app.close());

const claims = (id: string) => `/api/disputes/${id}/claims`;

async function talks(round: number, [claimA, claimB]: readonly [Line, Line], id: string): Promise<Contested> {
  await yanchi
    .post(claims(id))
    .send(claimDraft('a', claimA, { round }))
    .expect(201);
  await tongxin
    .post(claims(id))
    .send(claimDraft('b', claimB, { round }))
    .expect(201);
  const { body } = await yanchi.get(`/api/disputes/${id}/contested-area`).query({ round }).expect(200);
  return body;
}

// Shares of the line on record, then degrees east and north. To the west of the line lies Tongxin, to the east Yanchi.
const WEST: Points = [[0.2], [0.5, -0.08, -0.05], [0.8]];
const EAST: Points = [[0.2], [0.5, 0.08, 0.05], [0.8]];
const CASES: [what: string, a: Points, b: Points, result: string, relation: string, parts: number | null][] = [
  ['each claims of the other: they touch at both ends', WEST, EAST, 'contested', 'touch', 1],
  [
    'they claim other stretches',
    [[0.1], [0.2, -0.05, -0.03], [0.4]],
    [[0.6], [0.7, 0.05, 0.03], [0.9]],
    'contested',
    'apart',
    2,
  ],
  [
    'they nest: one asks less than the other gives',
    [[0.1], [0.5, -0.1, -0.06], [0.9]],
    [[0.3], [0.5, -0.04, -0.02], [0.7]],
    'contested',
    'nested',
    null,
  ],
  [
    'they cross',
    [[0.2], [0.4, -0.06, -0.04], [0.6, 0.06, 0.04], [0.8]],
    [[0.25], [0.4, 0.06, 0.04], [0.6, -0.06, -0.04], [0.85]],
    'contested',
    'cross',
    null,
  ],
  ['both give way: nobody claims what lies between', EAST, WEST, 'none', 'touch', 0],
  ['the same line', WEST, WEST, 'none', 'identical', 0],
  ['one stands by the line on record', WEST, [[0.3], [0.6]], 'contested', 'apart', 1],
];

describe('the contested area is what both claim', () => {
  it.each(CASES.map((row, i) => [row[0], i] as const))('%s', async (_what, i) => {
    const [, a, b, result, relation, parts] = CASES[i] ?? CASES[0] ?? [];
    if (!a || !b) throw new Error('No case');
    const codes = [SIDES.sideA, SIDES.sideB] as const;
    const lines = [await asJson(app.db, through(a, ...codes)), await asJson(app.db, through(b, ...codes))] as const;
    const found = await talks(i + 1, lines, dispute.id);
    expect(found).toMatchObject({ round: i + 1, result, ...(relation === 'apart' ? {} : { relation }) });
    if (parts !== null) expect(found.contested?.parts).toBe(parts);
    const truth = await expected(app.db, [a, b], codes);
    near(found.contested?.squareMetres, truth.contested);
    near(found.unclaimed?.squareMetres, truth.unclaimed);
    expect(found.contested?.hectares).toBe((found.contested?.squareMetres ?? 0) / 10_000);
  });

  it('by the two latest claims of a round: versions and rounds before stay as they were', async () => {
    const { body } = await tongxin.get(claims(dispute.id)).expect(200);
    expect(body).toMatchObject({ round: CASES.length, nextRound: true, mayClaimFor: ['b'] });
    const before: Contested = (await yanchi.get(`/api/disputes/${dispute.id}/contested-area`).expect(200)).body;
    const line = await asJson(app.db, through(EAST, SIDES.sideA, SIDES.sideB));
    const again = await tongxin
      .post(claims(dispute.id))
      .send(claimDraft('b', line, { round: CASES.length }))
      .expect(201);
    expect(again.body).toMatchObject({ version: 2, latest: true, side: 'b', part: 'b' });
    const after: Contested = (await yanchi.get(`/api/disputes/${dispute.id}/contested-area`).expect(200)).body;
    expect(after.contested?.squareMetres).toBeGreaterThan(before.contested?.squareMetres ?? 0);
    const list: Claim[] = (await jiexian.get(claims(dispute.id)).expect(200)).body.items;
    expect(list.filter((c) => c.side === 'b' && c.round === CASES.length).map((c) => [c.version, c.latest])).toEqual([
      [2, true],
      [1, false],
    ]);
    await expect(run(app.db, sql`update dispute_claim set text = '改过' where side = 'b'`)).rejects.toThrow(
      'append-only',
    );
    await expect(run(app.db, sql`delete from dispute_claim`)).rejects.toThrow('append-only');
  });
});

describe('a claim is refused', () => {
  const at = (share: number, dx = 0, dy = 0) => [share, dx, dy] as const;
  it.each<[string, Points, string]>([
    ['whose end hangs in the air', [at(0.3), at(0.5, -0.05, -0.05)], 'last-end-apart'],
    ['that begins in the air', [at(0.5, 0.05, 0.05), at(0.5)], 'first-end-apart'],
    ['that crosses itself', [at(0.2), at(0.8, 0.02, 0.02), at(0.2, 0.02, 0.02), at(0.8)], 'crosses-itself'],
    ['outside both sides', [at(0.5, 2, 2), at(0.5, 2.1, 2)], 'outside-sides'],
    ['that goes out of both sides and comes back', [at(0.2), at(0.5, -3, 1), at(0.8)], 'outside-sides'],
  ])('%s, with the place', async (_what, points, code) => {
    const line = await asJson(app.db, through(points, SIDES.sideA, SIDES.sideB));
    const { body } = await yanchi
      .post(claims(dispute.id))
      .send(claimDraft('a', line, { round: 8 }))
      .expect(400);
    expect(body).toMatchObject({
      type: '/problems/invalid-input',
      errors: [{ pointer: '/line', code, detail_zh: expect.stringMatching(/\d+\.\d{6}, \d+\.\d{6}/) }],
      at: [expect.any(Number), expect.any(Number)],
    });
    if (code !== 'crosses-itself') expect(body.metres).toBeGreaterThan(50);
  });

  it('of a round that is not open, of tomorrow, of one point, and of the other side without its paper', async () => {
    const line = await asJson(app.db, through(WEST, SIDES.sideA, SIDES.sideB));
    const send = async (agent: TestAgent, over: object) =>
      (await agent.post(claims(dispute.id)).send({ ...claimDraft('a', line, { round: 8 }), ...over })).body;
    expect((await send(yanchi, { round: 9 })).errors[0]).toMatchObject({ pointer: '/round', code: 'not-this-round' });
    expect((await send(yanchi, { round: 1 })).errors[0]).toMatchObject({ code: 'not-this-round' });
    expect((await send(yanchi, { datedOn: '2999-01-01' })).errors[0]).toMatchObject({ code: 'in-future' });
    expect((await send(yanchi, { line: { type: 'LineString', coordinates: [[106.6, 37.2]] } })).status).toBe(400);
    expect(await send(tongxin, {})).toMatchObject({ type: '/problems/not-allowed' });
    expect((await send(jiexian, {})).errors[0]).toMatchObject({ pointer: '/fileId', code: 'paper-needed' });
    const fileId = '6f1c9e2e-8c7b-4c1b-9b62-6f6b3c7a1d10';
    expect((await send(jiexian, { fileId })).errors[0]).toMatchObject({ pointer: '/fileId', code: 'no-file' });
    expect((await send(yanchi, { evidenceIds: [fileId] })).errors[0]).toMatchObject({ code: 'no-evidence' });
  });

  it('by whoever has no part in the dispute: it does not exist', async () => {
    const outsider = await app.signIn('waiye');
    for (const path of ['claims', 'contested-area', 'recorded-line'])
      expect([403, 404]).toContain((await outsider.get(`/api/disputes/${dispute.id}/${path}`)).status);
  });
});

describe('the line on record', () => {
  it('is where both outlines run along, and nobody is told it while it is restricted', async () => {
    const path = `/api/disputes/${dispute.id}/recorded-line`;
    const { body } = await yanchi.get(path).expect(200);
    expect(body).toMatchObject({ status: 'shared', line: { type: 'MultiLineString' } });
    await run(app.db, sql`update boundary_line set secrecy = 'restricted' where code = '640323-640324'`);
    expect((await yanchi.get(path).expect(200)).body).toEqual({ status: 'withheld', line: null, bounds: null });
    await run(app.db, sql`update boundary_line set secrecy = 'internal' where code = '640323-640324'`);
  });
});

const REAL = new URL('../../../shared/data/geo/boundaries/', import.meta.url);
const Collection = z.object({
  features: z.object({ properties: z.object({ code: z.string() }), geometry: z.unknown() }).array(),
});
const outlinesIn = (name: string) => Collection.parse(JSON.parse(readFileSync(new URL(name, REAL), 'utf8'))).features;

// Two published maps draw the same lines otherwise: the register has one, a side claims the other.
describe.runIf(existsSync(REAL))('real outlines', () => {
  beforeAll(async () => {
    const rows = (file: string): Sql => sql`
      select f -> 'properties' ->> 'code' as code, st_multi(st_setsrid(st_geomfromgeojson(f -> 'geometry'), 4490)) as geom
        from jsonb_array_elements(${JSON.stringify(outlinesIn(file))}::jsonb) f`;
    // The other map stands in the register as that of a year long past.
    await run(
      app.db,
      sql`insert into division (id, province_code, code, code_prefix, name, "specific", level, type, parent_code, path, valid, geom, source)
          select d.id, d.province_code, d.code, d.code_prefix, d.name, d."specific", d.level, d.type, d.parent_code, d.path,
                 '[1950-01-01,1951-01-01)', r.geom, 'AMap'
            from (${rows('county_amap_wgs84.geojson')}) r join division d on d.code = r.code and upper_inf(d.valid)`,
    );
    await run(
      app.db,
      sql`update division d set geom = r.geom from (${rows('county_tianditu2024_cgcs2000.geojson')}) r
           where r.code = d.code and upper_inf(d.valid)`,
    );
  });

  // The outline of a in the other map, as far as it runs within both: from rim to rim, along the line on record.
  const other = (a: string, b: string): Sql => sql`(
    select p.geom as g from division m join division x on x.code = ${a} and upper_inf(x.valid) join division y on y.code = ${b} and upper_inf(y.valid)
     cross join lateral st_dump(st_linemerge(st_intersection(st_boundary(m.geom), st_union(x.geom, y.geom, 1e-9), 1e-9))) p
     where m.code = ${a} and m.source = 'AMap' order by st_length(st_intersection(p.geom, st_buffer(${recordOf(a, b)}, 0.03), 1e-9)) desc limit 1)`;
  // A hand's breadth over the rim at both ends, so that it surely cuts.
  const beyond = (line: Sql): Sql => sql`(
    select st_addpoint(st_addpoint(l.g, st_translate(st_endpoint(l.g), 1e-6 * sin(st_azimuth(st_pointn(l.g, -2), st_endpoint(l.g))),
             1e-6 * cos(st_azimuth(st_pointn(l.g, -2), st_endpoint(l.g))))),
             st_translate(st_startpoint(l.g), 1e-6 * sin(st_azimuth(st_pointn(l.g, 2), st_startpoint(l.g))),
               1e-6 * cos(st_azimuth(st_pointn(l.g, 2), st_startpoint(l.g)))), 0)
      from (select ${line} as g) l)`;
  const Truth = Areas.extend({ parts: z.number() });
  const truthOf = (a: string, b: string) =>
    one(
      app.db,
      Truth,
      sql`with s as materialized (select x.geom as a, y.geom as b from division x join division y on y.code = ${b} and upper_inf(y.valid)
                                   where x.code = ${a} and upper_inf(x.valid)),
               half as materialized (select h.geom as g from s cross join lateral st_dump(st_split(st_union(s.a, s.b, 1e-9), ${beyond(other(a, b))})) h
                                      order by st_area(st_intersection(h.geom, s.a, 1e-9)) desc limit 1)
          select st_area(st_intersection(half.g, s.b, 1e-9)::geography) as contested, st_area(st_difference(s.a, half.g, 1e-9)::geography) as unclaimed,
                 st_numgeometries(st_multi(st_intersection(half.g, s.b, 1e-9))) as parts
            from s cross join half`,
    );

  it.each([
    ['640302', '640303'],
    ['640303', '640323'],
    ['640303', '640324'],
    ['640323', '640324'],
  ])('%s against %s: one side claims the line of another map', async (a, b) => {
    const { id } = await registered(jiexian, { sideA: a, sideB: b });
    const lines = [await asJson(app.db, other(a, b)), await asJson(app.db, recordOf(a, b))] as const;
    for (const [i, side] of (['a', 'b'] as const).entries()) {
      const r = await jiexian
        .post(claims(id))
        .send(claimDraft(side, lines[i] ?? lines[0], { fileId: await paper(app.db, id, side) }));
      expect(r.status, r.text).toBe(201);
    }
    const found: Contested = (await jiexian.get(`/api/disputes/${id}/contested-area`).expect(200)).body;
    const truth = await truthOf(a, b);
    near(found.contested?.squareMetres, truth.contested);
    near(found.unclaimed?.squareMetres, truth.unclaimed);
  });
});
