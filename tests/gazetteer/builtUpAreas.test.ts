import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { BuiltUpPreview } from '#server/gazetteer/builtUpAreas/builtUpContract.ts';
import { chinaDay } from '#server/naming/deadline.ts';
import { many, one, sql } from '#server/platform/db/sql.ts';
import { type TestAgent, type TestApp, testApp } from '#tests/support/testApp.ts';
import { drawnAs } from '../exchange/files/drawnAs.ts';
import { collection, dayAfter, feature, onWord, square } from './builtUpFile.ts';
import { streetCheckedAt } from './streetCheckedAt.ts';

let app: TestApp;
let city: TestAgent;
let yanchi: TestAgent;
let today: string;
/** A point inside 盐池县, one inside 利通区, and one on the border of 利通区 and 青铜峡市. */
let at: Record<'yanchi' | 'litong' | 'border', readonly [number, number]>;
beforeAll(async () => {
  app = await testApp({ sample: true });
  [city, yanchi] = [await app.signIn('minzheng'), await app.signIn('yanchi')];
  today = chinaDay(app.deps.now());
  const Point = z.tuple([z.number(), z.number()]);
  const { yanchiAt, litongAt, borderAt } = await one(
    app.db,
    z.object({ yanchiAt: Point, litongAt: Point, borderAt: Point }),
    sql`with p as (select st_pointonsurface(y.geom) as y, st_translate(st_pointonsurface(l.geom), 0, 0) as l,
                          st_pointonsurface(st_intersection(l.geom, q.geom)) as b
                     from division y, division l, division q where y.code = '640323' and l.code = '640302' and q.code = '640381')
        select array[st_x(y), st_y(y)] as "yanchiAt", array[st_x(l), st_y(l)] as "litongAt", array[st_x(b), st_y(b)] as "borderAt" from p`,
  );
  at = { yanchi: yanchiAt, litong: litongAt, border: borderAt };
});
afterAll(() => app.close());
const send = (agent: TestAgent, content: object | string | Buffer, query = '') => {
  const bytes =
    Buffer.isBuffer(content) || typeof content === 'string'
      ? Buffer.from(content)
      : Buffer.from(JSON.stringify(content));
  return agent.post(`/api/built-up-area-uploads${query}`).attach('file', bytes, '建成区.geojson');
};
const preview = async (agent: TestAgent, features: object[], query = ''): Promise<BuiltUpPreview> =>
  (await send(agent, collection(features), query).expect(200)).body;
const takeOver = (agent: TestAgent, { id }: { id: string }, given: object) =>
  agent.post(`/api/built-up-area-uploads/${id}/take-over`).send(given);
const inForce = async (agent: TestAgent, query = ''): Promise<{ id: string; name: string; version: number }[]> =>
  (await agent.get(`/api/built-up-areas${query}`).expect(200)).body.items;
const count = async (): Promise<number> =>
  (await one(app.db, z.object({ n: z.number() }), sql`select count(*)::int as n from built_up_area`)).n;
const codes = ({ areas }: BuiltUpPreview): string[][] => areas.map(({ findings }) => findings.map(({ code }) => code));
describe('an upload', () => {
  it('says what it holds and puts nothing into force', async () => {
    const before = await count();
    const read = await preview(yanchi, [feature('花马池新区建成区', square(at.yanchi))]);
    expect(read).toMatchObject({ crs: 'EPSG:4326', fileName: '建成区.geojson' });
    expect(read.findings.map(({ code }) => code)).toEqual(['crs-assumed']);
    expect(read.areas).toMatchObject([
      { number: 1, name: '花马池新区建成区', counties: [{ code: '640323', share: 1 }], others: [] },
    ]);
    // 0.02° by 0.02° at 38° north.
    expect(read.areas[0]?.areaSquareMetres).toBeGreaterThan(3.7e6);
    expect(read.areas[0]?.areaSquareMetres).toBeLessThan(4.1e6);
    expect(await count()).toBe(before);
  });
  it.each<[what: string, feature: () => object, code: string]>([
    ['no name', () => feature(undefined, square(at.yanchi)), 'no-name'],
    ['no county', () => feature('甲', square([120, 30])), 'no-county'],
    [
      'a figure of eight',
      () =>
        feature(
          '甲',
          [0, 2, 1, 3, 0].map((i) => square(at.yanchi)[i] ?? []),
        ),
      'invalid-area',
    ],
    [
      'a hole outside',
      () => feature('甲', square(at.yanchi), {}, square([at.yanchi[0] + 0.1, at.yanchi[1]])),
      'invalid-area',
    ],
    ['another county', () => feature('甲', square(at.litong)), 'other-office'],
  ])('refuses %s', async (_what, made, code) => {
    const read = await preview(yanchi, [made()]);
    expect(codes(read)[0]).toContain(code);
    const refusal = await takeOver(yanchi, read, onWord(today, [{ number: 1 }])).expect(400);
    expect(refusal.body.errors).toContainEqual(expect.objectContaining({ pointer: '/items/0', code }));
    expect(refusal.body.detail_zh).toMatch(/\p{Script=Han}/u);
  });
  it('repairs what leaves no doubt and says so', async () => {
    const ring = square(at.yanchi);
    const [x = 0, y = 0] = ring[1] ?? [];
    const spike = [...ring.slice(0, 2), [x + 0.001, y], [x, y], ...ring.slice(2)];
    const read = await preview(yanchi, [feature('带尖刺建成区', spike)]);
    expect(codes(read)).toEqual([['repaired']]);
    expect(read.areas[0]?.findings[0]?.messageZh).toMatch(/已自动修复，面积变化 0\.00%/);
  });

  it('may be a GeoPackage', async () => {
    const beside = [at.yanchi[0] - 0.15, at.yanchi[1]] as const;
    const drawn = { features: [feature('㧑水镇建成区', square(beside), { code: '640323' })] };
    const read = (await send(yanchi, await drawnAs('gpkg', drawn)).expect(200)).body;
    expect(read).toMatchObject({ crs: 'EPSG:4490', areas: [{ name: '㧑水镇建成区', counties: [{ code: '640323' }] }] });
    expect(codes(read)).toEqual([[]]);
    await takeOver(yanchi, read, onWord(today, [{ number: 1 }])).expect(200);
    expect((await inForce(yanchi)).map(({ name }) => name)).toContain('㧑水镇建成区');
  });

  it('is refused as a whole where it cannot be read', async () => {
    const refusal = await send(city, Buffer.from('名称,区划代码\n甲,640302\n')).expect(400);
    expect(refusal.body.errors).toMatchObject([{ pointer: '/file', code: 'no-shapes' }]);
    expect(refusal.body.detail_zh).toContain('GeoPackage');
    expect((await send(city, collection([])).expect(400)).body.errors).toMatchObject([{ code: 'no-features' }]);
  });

  it('takes grid coordinates and GCJ-02 where somebody says so', async () => {
    const { x, y } = await one(
      app.db,
      z.object({ x: z.number(), y: z.number() }),
      sql`select st_x(p) as x, st_y(p) as y
            from (select st_transform(st_setsrid(st_makepoint(${at.yanchi[0]}::float8, ${at.yanchi[1]}::float8), 4490), 4524) as p) t`,
    );
    const grid = await preview(yanchi, [feature('投影建成区', square([x, y], 900))], '?crs=EPSG:4524');
    expect(grid).toMatchObject({ crs: 'EPSG:4524', findings: [], areas: [{ counties: [{ code: '640323' }] }] });
    const shifted = await preview(yanchi, [feature('甲', square(at.yanchi), { datum: '高德' })]);
    expect(shifted.findings).toMatchObject([{ code: 'gcj02-not-stated', severity: 'error' }]);
    await takeOver(yanchi, shifted, onWord(today, [{ number: 1 }])).expect(400);
    const stated = await preview(yanchi, [feature('甲', square(at.yanchi), { datum: '高德' })], '?crs=GCJ-02');
    expect(stated.findings).toEqual([]);
  });
});

describe('taking over', () => {
  it('puts areas into force on a day, once, and a check asks them from that day on', async () => {
    const name = '花马池建成区';
    const read = await preview(yanchi, [
      feature(name, square(at.yanchi)),
      feature('另一建成区', square(at.yanchi, 0.005)),
    ]);
    const from = dayAfter(today, 2);
    const { body: taken } = await takeOver(yanchi, read, onWord(today, [{ number: 1 }], { validFrom: from })).expect(
      200,
    );
    expect(taken.items).toMatchObject([
      { name, validFrom: from, validTo: null, version: 1, documentNo: '宁自然资发〔2026〕12号', schematic: false },
    ]);
    expect((await inForce(yanchi)).map((area) => area.name)).not.toContain(name);
    expect((await inForce(yanchi, `?at=${from}`)).map((area) => area.name)).toContain(name);
    expect((await inForce(city, `?at=${from}&division=640323`)).map((area) => area.name)).toContain(name);
    const scopesOn = await streetCheckedAt(app.db, at.yanchi, '640323');
    expect(await scopesOn(today)).toEqual(['county_fallback']);
    expect(await scopesOn(from)).toEqual([name]);
    await takeOver(yanchi, read, onWord(today, [{ number: 2 }])).expect(409);
    await takeOver(city, read, onWord(today, [{ number: 2 }])).expect(404);
  });

  it('asks for the county’s neighbours above: an area over two counties is the city’s', async () => {
    const twin = feature('黄河两岸建成区', square(at.border, 0.004));
    const read = await preview(city, [twin]);
    expect(read.areas[0]?.counties.map(({ code }) => code).toSorted()).toEqual(['640302', '640381']);
    const { body: taken } = await takeOver(city, read, onWord(today, [{ number: 1 }])).expect(200);
    expect(taken.items).toHaveLength(1);
    expect(await inForce(yanchi)).not.toContainEqual(expect.objectContaining({ name: '黄河两岸建成区' }));
  });

  it('replaces an area by a day, and a past day keeps the old one', async () => {
    const name = '换代建成区';
    const first = await preview(yanchi, [feature(name, square([at.yanchi[0] + 0.1, at.yanchi[1]]))]);
    await takeOver(yanchi, first, onWord(today, [{ number: 1 }])).expect(200);
    const [old] = (await inForce(yanchi)).filter((area) => area.name === name);
    const wider = await preview(yanchi, [feature(name, square([at.yanchi[0] + 0.1, at.yanchi[1]], 0.012))]);
    expect(wider.areas[0]?.others).toMatchObject([{ id: old?.id, isSame: true }]);
    expect(codes(wider)).toEqual([[]]);
    const from = dayAfter(today, 5);
    const refusal = await takeOver(yanchi, wider, onWord(today, [{ number: 1 }], { validFrom: from })).expect(400);
    expect(refusal.body.errors).toMatchObject([{ pointer: '/items/0', code: 'name-in-force' }]);
    const stale = { number: 1, replaces: { id: old?.id, version: 7 } };
    await takeOver(yanchi, wider, onWord(today, [stale], { validFrom: from })).expect(412);
    const item = { number: 1, replaces: { id: old?.id, version: old?.version } };
    await takeOver(yanchi, wider, onWord(today, [item], { validFrom: from })).expect(200);
    const at4 = await inForce(yanchi, `?at=${dayAfter(today, 4)}`);
    const at5 = await inForce(yanchi, `?at=${from}`);
    expect(at4.filter((area) => area.name === name)).toMatchObject([{ id: old?.id, version: 2 }]);
    expect(at5.filter((area) => area.name === name)).toMatchObject([{ version: 1 }]);
    expect(at5).not.toContainEqual(expect.objectContaining({ id: old?.id }));
  });

  it.each<[what: string, over: () => object, pointer: string]>([
    ['a past first day', () => ({ validFrom: dayAfter(today, -1) }), '/validFrom'],
    ['a state of days to come', () => ({ asOf: dayAfter(today, 1) }), '/asOf'],
    ['no document', () => ({ documentNo: ' ' }), '/documentNo'],
    ['nothing chosen', () => ({ items: [] }), '/items'],
    ['a feature that is not there', () => ({ items: [{ number: 9 }] }), '/items/0'],
    ['a feature twice', () => ({ items: [{ number: 1 }, { number: 1 }] }), '/items/1'],
  ])('refuses %s and changes nothing', async (_what, over, pointer) => {
    const read = await preview(yanchi, [feature('不启用建成区', square([at.yanchi[0], at.yanchi[1] + 0.1]))]);
    const before = await count();
    const refusal = await takeOver(yanchi, read, onWord(today, [{ number: 1 }], over())).expect(400);
    expect(refusal.body.errors.map((error: { pointer: string }) => error.pointer)).toContain(pointer);
    expect(await count()).toBe(before);
  });

  it('lets one of two at the same time win', async () => {
    const made = [feature('同时建成区', square([at.yanchi[0] - 0.1, at.yanchi[1]]))];
    const [one1, one2] = [await preview(yanchi, made), await preview(yanchi, made)];
    const replies = await Promise.all(
      [one1, one2].map((read) => takeOver(yanchi, read, onWord(today, [{ number: 1 }]))),
    );
    expect(replies.map(({ status }) => status).toSorted()).toEqual([200, 400]);
  });
});

describe('an end', () => {
  const end = (agent: TestAgent, area: { id: string; version: number } | undefined, given: object) =>
    agent
      .post(`/api/built-up-areas/${area?.id}/end`)
      .set('If-Match', `"${area?.version}"`)
      .send({ documentNo: '盐民发〔2026〕3号', reason: '范围有误', validTo: today, ...given });

  it('takes a day, a document and a reason, and is audited', async () => {
    const [area] = (await inForce(yanchi)).filter(({ name }) => name === '同时建成区');
    await end(yanchi, area, { reason: '' }).expect(400);
    await end(yanchi, area, { validTo: dayAfter(today, -1) }).expect(400);
    await end(yanchi, area && { ...area, version: 9 }, {}).expect(412);
    const { body: ended } = await end(yanchi, area, {}).expect(200);
    expect(ended).toMatchObject({ validTo: today, endReason: '范围有误', version: 2 });
    await end(yanchi, area && { ...area, version: 2 }, {}).expect(409);
    expect(await inForce(yanchi)).not.toContainEqual(expect.objectContaining({ id: area?.id }));
    const entries = await many(
      app.db,
      z.object({ action: z.string() }),
      sql`select action from audit_entry where subject_id = ${area?.id ?? ''} order by at`,
    );
    expect(entries.map(({ action }) => action)).toEqual(['areas.take-over', 'areas.end']);
  });

  it('of an area in another county does not exist, and of one over two counties is the city’s', async () => {
    const [litong] = await inForce(city, '?division=640302');
    await end(yanchi, litong, {}).expect(404);
    const { id } = await one(
      app.db,
      z.object({ id: z.string() }),
      sql`insert into built_up_area (name, county_code, geom, as_of, valid_from, source)
          select '跨县', '640323', st_multi(st_envelope(st_collect(st_pointonsurface(a.geom), st_pointonsurface(b.geom)))),
                 '2026-01-01', '2026-01-01', 'test' from division a, division b where a.code = '640323' and b.code = '640302'
          returning id`,
    );
    const refusal = await end(yanchi, { id, version: 1 }, {}).expect(403);
    expect(refusal.body.detail_zh).toContain('利通区');
    await end(city, { id, version: 1 }, {}).expect(200);
  });
});
