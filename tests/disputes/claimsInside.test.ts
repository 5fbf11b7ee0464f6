import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Aid } from '#server/disputes/aids/aidContract.ts';
import { freezeStatusQuo } from '#server/disputes/claims/freezeStatusQuo.ts';
import type { Dispute } from '#server/disputes/contract.ts';
import { many, one, run, Sql, sql } from '#server/platform/db/sql.ts';
import { planOf } from '#tests/boundaries/planOf.ts';
import type { TestAgent } from '#tests/support/testApp.ts';
import { asJson, claimDraft, type Line, near, type Points, through } from './claimedLines.ts';
import { type DisputeOffices, disputeOffices, registered, SIDES } from './disputeOffices.ts';

// Shares of the line on record, then degrees east and north.
const WEST: Points = [[0.2], [0.5, -0.08, -0.05], [0.8]];
const EAST: Points = [[0.2], [0.5, 0.08, 0.05], [0.8]];

let app: DisputeOffices;
let yanchi: TestAgent;
let tongxin: TestAgent;
let dispute: Dispute;
let path: string;
/** Square metres that both claim. */
let whole: number;
const raw = (text: string): Sql => new Sql(text, []);
const between = (points: Points): Promise<Line> => asJson(app.db, through(points, SIDES.sideA, SIDES.sideB));

beforeAll(async () => {
  app = await disputeOffices();
  ({ yanchi, tongxin } = app);
  dispute = await registered(yanchi, SIDES);
  path = `/api/disputes/${dispute.id}`;
  await yanchi
    .post(`${path}/claims`)
    .send(claimDraft('a', await between(WEST)))
    .expect(201);
  await tongxin
    .post(`${path}/claims`)
    .send(claimDraft('b', await between(EAST)))
    .expect(201);
  whole = (await yanchi.get(`${path}/contested-area`).expect(200)).body.contested.squareMetres;
});
afterAll(() => app.close());

const preview = async (body: object): Promise<Aid> =>
  (await yanchi.post(`${path}/aid-previews`).send(body).expect(200)).body;

describe('aids for settlement', () => {
  const sum = ({ sideA, sideB, undividedSquareMetres }: Aid) =>
    sideA.squareMetres + sideB.squareMetres + undividedSquareMetres;

  it('a line with equal areas on either side, within a thousandth', async () => {
    const aid = await preview({ kind: 'equal_area' });
    expect(Math.abs(aid.sideA.squareMetres / whole - 0.5)).toBeLessThan(0.001);
    expect(aid).toMatchObject({ noteZh: '辅助线，不是法定方案', undividedSquareMetres: 0 });
    near(sum(aid), whole);
  });

  it('the middle line: each of its points is equally far from both claims', async () => {
    const aid = await preview({ kind: 'middle' });
    near(sum(aid), whole);
    expect(aid.undividedSquareMetres).toBe(0);
    const distances = await many(
      app.db,
      z.object({ a: z.number(), b: z.number() }),
      sql`select st_distance(p.geom::geography, ${through(WEST, SIDES.sideA, SIDES.sideB)}::geography) as a,
                 st_distance(p.geom::geography, ${through(EAST, SIDES.sideA, SIDES.sideB)}::geography) as b
            from st_dumppoints(st_segmentize(st_setsrid(st_geomfromgeojson(${JSON.stringify(aid.line)}), 4490), 0.002)) p`,
    );
    // Both ends of either claim fall together; in between the line is right to the spacing of the points that it is drawn by.
    const worst = Math.max(...distances.map(({ a, b }) => Math.abs(a - b)));
    expect(worst).toBeLessThan(80);
    expect(distances.length).toBeGreaterThan(50);
  });

  it('along a line that was drawn', async () => {
    const aid = await preview({ kind: 'feature', line: await between([[0.2], [0.5, 0.01, 0.01], [0.8]]) });
    near(sum(aid), whole);
    expect(aid.sideA.squareMetres).toBeLessThan(aid.sideB.squareMetres);
  });
});

describe('what lies inside', () => {
  const Id = z.object({ id: z.string() });
  /** Puts one row of a table to the middle of the contested area. */
  const put = (table: string, column: string, where: string) =>
    one(
      app.db,
      Id,
      raw(`update ${table} set ${column} = 'SRID=4490;POINT(106.68 37.2)'
            where id in (select id from ${table} where ${where} order by id limit 1) returning id`),
    );
  let village: string;

  beforeAll(async () => {
    village = (
      await put('place', 'geom', "category = 'committee_site' and division_code like '640324%' and secrecy = 'public'")
    ).id;
    await put('place', 'geom', "category <> 'committee_site' and division_code like '640323%' and secrecy = 'public'");
    const hidden = await put('place', 'geom', "category <> 'committee_site' and division_code like '640324%'");
    await run(app.db, sql`update place set secrecy = 'restricted' where id = ${hidden.id}`);
  });

  it('is counted and listed, each only to those who may see it anyway', async () => {
    const [ours, theirs] = [
      await yanchi.get(`${path}/contents`).expect(200),
      await tongxin.get(`${path}/contents`).expect(200),
    ];
    expect(ours.body).toMatchObject({
      area: 'claims',
      counts: { villages: 1, names: 1, signs: 0, markers: 0, cases: 0, dossiers: 0 },
    });
    expect(theirs.body.counts).toMatchObject({ villages: 1, names: 2 });
    const list = await yanchi.get(`${path}/contents/villages`).expect(200);
    expect(list.body.items).toMatchObject([{ id: village, detail: 'committee_site', at: [106.68, 37.2] }]);
    const first = await tongxin.get(`${path}/contents/names`).query({ limit: 1 }).expect(200);
    const second = await tongxin.get(`${path}/contents/names`).query({ limit: 1, cursor: first.body.next }).expect(200);
    expect(second.body.next).toBeNull();
    expect(second.body.items[0].id > first.body.items[0].id).toBe(true);
    const aid = await preview({ kind: 'equal_area' });
    expect((aid.sideA.counts.villages ?? 0) + (aid.sideB.counts.villages ?? 0)).toBe(1);
  });

  it.each([
    ['names', /from\s+place p.*limit/s, /place_by_geom/],
    ['signs', /from\s+sign s.*limit/s, /sign_by_position/],
    ['cases', /from\s+naming_case c.*limit/s, /naming_case_by_geom/],
  ])('%s are found along a spatial index', async (kind, statement, index) => {
    // Of a handful of signs any index is as good.
    if (kind === 'signs') await run(app.db, signsElsewhere).then(() => run(app.db, sql`analyze sign`));
    const plan = await planOf(app.db, () => yanchi.get(`${path}/contents/${kind}`).expect(200), statement);
    expect(plan).toMatch(index);
  });
});

const signsElsewhere = sql`
  insert into sign (id, province_code, division_code, place_id, name_id, type, edition, width_mm, height_mm, colour, mounting, maintainer,
                    status, position, created_at, updated_at)
  select '01' || lpad(i::text, 24, '0'), n.province_code, n.county_code, n.place_id, n.id, 'street', 'GB17733-2008', 1200, 400, 'blue',
         'post', '', 'installed', st_setsrid(st_makepoint(100 + i * 0.0005, 30), 4490), now(), now()
    from (select * from place_name where kind = 'standard' limit 1) n, generate_series(1, 3000) i`;

describe('the status quo', () => {
  const freeze = () =>
    app.db.transaction((tx) =>
      freezeStatusQuo(
        tx,
        { id: dispute.id, sideA: SIDES.sideA, sideB: SIDES.sideB },
        { at: app.deps.now(), on: app.deps.now().slice(0, 10) },
      ),
    );

  it('is frozen once: line on record, claims, outlines, who administers what; nothing changes it', async () => {
    expect((await yanchi.get(`${path}/status-quo`).expect(200)).body).toEqual({ statusQuo: null });
    await freeze();
    const before = (await yanchi.get(`${path}/status-quo`).expect(200)).body;
    expect(before.statusQuo).toMatchObject({
      ...{ line: { type: 'MultiLineString' }, withheld: false, claimA: { line: {} }, claimB: { line: {} } },
      ...{ outlineA: { type: 'MultiPolygon' }, outlineB: { type: 'MultiPolygon' }, area: { type: 'MultiPolygon' } },
    });
    near(before.statusQuo.areaSquareMetres, whole);
    expect(before.statusQuo.administered).toHaveLength(2);
    expect(before.statusQuo.administered[1]).toMatchObject({
      divisionCode: expect.stringMatching(/^640324/),
      at: [106.68, 37.2],
    });
    expect((await tongxin.get(`${path}/status-quo`).expect(200)).body.statusQuo.administered).toHaveLength(3);
    await tongxin
      .post(`${path}/claims`)
      .send(claimDraft('b', await between(WEST)))
      .expect(201);
    expect((await yanchi.get(`${path}/status-quo`).expect(200)).body).toEqual(before);
    await expect(freeze()).rejects.toThrow();
    await expect(run(app.db, sql`update dispute_status_quo set area = null`)).rejects.toThrow('never changed');
    await expect(run(app.db, sql`delete from dispute_status_quo`)).rejects.toThrow('never changed');
  });

  it('keeps line and outlines from readers while the line on record is restricted', async () => {
    await run(app.db, sql`update boundary_line set secrecy = 'restricted' where code = '640323-640324'`);
    const { statusQuo } = (await yanchi.get(`${path}/status-quo`).expect(200)).body;
    expect(statusQuo).toMatchObject({ withheld: true, line: null, outlineA: null, outlineB: null });
    await run(app.db, sql`update boundary_line set secrecy = 'internal' where code = '640323-640324'`);
  });
});

describe('an aid in the file', () => {
  it('is kept with who drew it, and goes out as GeoJSON with what it is', async () => {
    await tongxin
      .post(`${path}/claims`)
      .send(claimDraft('b', await between(EAST)))
      .expect(201);
    const kept = await yanchi.post(`${path}/aids`).send({ kind: 'middle', title: '某中线' });
    expect(kept.body).toMatchObject({ title: '某中线', organisation: '盐池县民政局', noteZh: '辅助线，不是法定方案' });
    expect((await tongxin.get(`${path}/aids`).expect(200)).body.items).toEqual([
      expect.objectContaining({ id: kept.body.id }),
    ]);
    const file = await tongxin.get(`${path}/aids/${kept.body.id}/geojson`).expect(200);
    const collection = JSON.parse(file.text ?? file.body.toString());
    expect(collection.features.map(({ properties }: { properties: object }) => properties)).toMatchObject([
      { part: 'line', 说明: '辅助线，不是法定方案' },
      { part: 'sideA' },
      { part: 'sideB' },
    ]);
    await expect(run(app.db, sql`delete from dispute_aid`)).rejects.toThrow('never changed');
  });

  it('needs something contested, and a line that runs through it', async () => {
    const refusal = async (body: object) =>
      (await yanchi.post(`${path}/aid-previews`).send(body).expect(400)).body.errors[0];
    expect(await refusal({ kind: 'feature' })).toMatchObject({ pointer: '/line', code: 'no-feature' });
    expect(await refusal({ kind: 'feature', line: await between([[0.85], [0.95]]) })).toMatchObject({
      code: 'not-inside',
    });
    await tongxin
      .post(`${path}/claims`)
      .send(claimDraft('b', await between(WEST)))
      .expect(201);
    expect(await refusal({ kind: 'middle' })).toMatchObject({ pointer: '/kind', code: 'nothing-contested' });
  });
});
