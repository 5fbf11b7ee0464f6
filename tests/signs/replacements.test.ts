import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { CaseDetail } from '#server/naming/caseContract.ts';
import { many, run, sql } from '#server/platform/db/sql.ts';
import { Sign } from '#server/signs/contract.ts';
import { Renaming, RenamingPlates } from '#server/signs/replacements/replacementContract.ts';
import { aName, drive, type Offices, type Road, submitted } from '#tests/naming/kindRoad.ts';
import { signedIn } from '#tests/support/signedIn.ts';
import { type TestApp, testApp } from '#tests/support/testApp.ts';
import { wishFor } from './orderedSign.ts';

const USERS = ['shenqing', 'minzheng', 'fagai', 'zhujian', 'zhujianju', 'shizhengfu', 'yanchi', 'waiye'] as const;
let app: TestApp;
let as: Offices & Record<'waiye', Awaited<ReturnType<TestApp['signIn']>>>;
let road: Road;
/** A street of the sample register, with two plates that stand, one not made yet and one that was taken down before. */
let placeId: string;
let plates: Sign[];
let planned: Sign;
beforeAll(async () => {
  app = await testApp({ sample: true });
  app.clock.set('2026-03-02T02:00:00.000Z');
  as = await signedIn(app, USERS);
  road = { app, as };
  const found = await as.minzheng.get('/api/places').query({ q: '利通街', category: 'street' }).expect(200);
  placeId = found.body.items[0].id;
  plates = [await standing([106.19, 37.9921]), await standing([106.2, 37.9923])];
  const unmade = wishFor(placeId, { position: [106.21, 37.993] });
  planned = Sign.parse((await as.minzheng.post('/api/signs').send(unmade).expect(201)).body);
  const early = await standing([106.205, 37.9924]);
  await move(early, { status: 'withdrawn', reason: '路口改造' });
  await run(app.db, sql`update sign set withdrawn_on = '2026-02-01' where id = ${early.id}`);
});
afterAll(() => app.close());

const put = (sign: Sign, body: object) =>
  as.minzheng
    .put(`/api/signs/${sign.id}`)
    .set('If-Match', `"${sign.version}"`)
    .send({ position: sign.position, ...body });
const move = async (sign: Sign, body: object) => Sign.parse((await put(sign, body).expect(200)).body);
const signOf = async (id: string) => Sign.parse((await as.minzheng.get(`/api/signs/${id}`).expect(200)).body);

async function standing(position: [number, number]): Promise<Sign> {
  const wish = wishFor(placeId, { position, mounting: 'wall', material: '铝板' });
  const sign = Sign.parse((await as.minzheng.post('/api/signs').send(wish).expect(201)).body);
  return move(sign, { status: 'installed', installedOn: '2026-03-01' });
}

const renamings = async (query: object = {}, agent = as.minzheng): Promise<Renaming[]> =>
  Renaming.array().parse((await agent.get('/api/sign-replacements').query(query).expect(200)).body.items);
const platesOf = async (id: string) =>
  RenamingPlates.parse((await as.minzheng.get(`/api/sign-replacements/${id}`).expect(200)).body);
const order = (id: string, agent = as.minzheng) => agent.post(`/api/sign-replacements/${id}/order`);

async function end(kind: 'renaming' | 'cancellation'): Promise<CaseDetail> {
  const { candidates, location, contactName, contactPhone } = aName('street', '沁园春路');
  const cancellation = { code: 'construction', text: '道路已拆除，不复存在' };
  const about = { kind, place: placeId, location, contactName, contactPhone };
  return drive(road, await submitted(as, { ...about, ...(kind === 'renaming' ? { candidates } : { cancellation }) }));
}

describe('a renaming', () => {
  let id: string;
  beforeAll(async () => {
    expect(await renamings()).toEqual([]);
    expect(await end('renaming')).toMatchObject({ state: 'standard' });
    id = (await renamings())[0]?.id ?? '';
  });

  it('lists the plates that show the old name, with the day by the model of another city', async () => {
    const found = await platesOf(id);
    expect(found).toMatchObject({
      ...{ kind: 'renamed', oldName: '利通街', newName: '沁园春路', placeId },
      documentNo: expect.any(String),
      counts: { to_replace: 3, ordered: 0, replaced: 0, withdrawn: 0 },
      rule: { length: 3, unit: 'month', adopted: false },
    });
    const [year, month] = (found.endedOn ?? '').split('-').map(Number);
    expect(found.dueOn?.slice(0, 7)).toBe(`${year}-${String((month ?? 0) + 3).padStart(2, '0')}`);
    expect(found.plates.map((plate) => plate.id).toSorted()).toEqual(
      [...plates, planned].map((plate) => plate.id).toSorted(),
    );
    expect((await signOf(found.plates[0]?.id ?? '')).problems.map(({ code }) => code)).toContain('NAME_NOT_STANDARD');
    const narrowed = await as.minzheng.get('/api/signs').query({ problems: 'name', placeId }).expect(200);
    expect(narrowed.body.total).toBe(3);
    expect(await renamings({}, as.yanchi)).toEqual([]);
    expect(await renamings({ q: '沁园春', show: 'open' })).toHaveLength(1);
    await as.yanchi.get(`/api/sign-replacements/${id}`).expect(404);
  });

  it('is ordered for all at once, and once only', async () => {
    await order(id, as.yanchi).expect(404);
    await order(id, as.waiye).expect(403);
    const [first, second] = await Promise.all([order(id), order(id)]);
    expect([first.status, second.status]).toEqual([200, 200]);
    const found = await platesOf(id);
    expect(found.counts).toEqual({ to_replace: 0, ordered: 3, replaced: 0, withdrawn: 0 });
    expect(await signOf(planned.id)).toMatchObject({ status: 'withdrawn', installedOn: null });
    const standing = found.plates.find((plate) => plate.id === plates[0]?.id);
    const old = await signOf(standing?.id ?? '');
    const made = await signOf(standing?.replacement?.id ?? '');
    expect(made).toMatchObject({
      ...{
        name: '沁园春路',
        status: 'planned',
        replacesId: old.id,
        position: old.position,
        mounting: 'wall',
        material: '铝板',
      },
      maintainer: old.maintainer,
    });
    expect(old).toMatchObject({ replacedById: made.id, status: 'installed' });
    const Count = z.object({ n: z.number(), source: z.string(), code: z.string() });
    const work = await many(
      app.db,
      Count,
      sql`select count(*)::int as n, source, defect_code as code from sign_order where source_id = ${id} group by 2, 3`,
    );
    expect(work).toEqual([{ n: 2, source: 'renaming', code: 'F2' }]);
  });

  it('withdraws the old plate as the new one is installed, in one step', async () => {
    const plate = (await platesOf(id)).plates.find((one) => one.id === plates[0]?.id);
    const made = await signOf(plate?.replacement?.id ?? '');
    await move(made, { status: 'installed', installedOn: '2026-03-20' });
    const old = await signOf(plate?.id ?? '');
    expect(old).toMatchObject({ status: 'withdrawn', withdrawnOn: expect.any(String) });
    const history = (await as.minzheng.get(`/api/signs/${old.id}/history`).expect(200)).body.items;
    expect(history[0]).toMatchObject({ action: 'signs.withdraw-replaced', after: { replacedById: made.id } });
    expect((await platesOf(id)).counts).toEqual({ to_replace: 0, ordered: 2, replaced: 1, withdrawn: 0 });
  });

  it('may be ordered again where the new plate was given up', async () => {
    const second = async () => (await platesOf(id)).plates.find((one) => one.id === plates[1]?.id);
    const plate = await second();
    await move(await signOf(plate?.replacement?.id ?? ''), { status: 'withdrawn', reason: '尺寸有误，重新制作' });
    expect((await platesOf(id)).counts).toMatchObject({ to_replace: 1, ordered: 1, replaced: 1 });
    await order(id).expect(200);
    expect((await platesOf(id)).counts).toMatchObject({ to_replace: 0, ordered: 2, replaced: 1 });
    await move(await signOf((await second())?.id ?? ''), { status: 'withdrawn', reason: '道路封闭，先行拆除' });
    expect((await platesOf(id)).counts).toMatchObject({ ordered: 2, replaced: 1 });
  });
});

describe('a cancellation', () => {
  it('lists the plates to be taken down, and orders that alone', async () => {
    expect(await end('cancellation')).toMatchObject({ state: 'abolished' });
    const [cancelled] = await renamings({ show: 'open' });
    expect(cancelled).toMatchObject({ kind: 'cancelled', oldName: '沁园春路', newName: null, dueOn: null });
    const before = (await platesOf(cancelled?.id ?? '')).plates.length;
    const found = RenamingPlates.parse((await order(cancelled?.id ?? '').expect(200)).body);
    expect(found.plates.map(({ replacement }) => replacement)).toEqual(Array.from({ length: before }, () => null));
    const up = found.plates.filter(({ status }) => status !== 'withdrawn');
    expect(found.counts).toMatchObject({ to_replace: up.length, ordered: 0 });
    expect(up.length).toBeGreaterThan(0);
    for (const plate of up) await move(await signOf(plate.id), { status: 'withdrawn', reason: '地名已注销' });
    expect((await platesOf(found.id)).counts).toMatchObject({ to_replace: 0, withdrawn: before });
    expect(await renamings({ show: 'open' })).toEqual([]);
    await as.minzheng.get(`/api/sign-replacements/${crypto.randomUUID()}`).expect(404);
  });
});
