import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { many, one, run, sql } from '#server/platform/db/sql.ts';
import type { Sign } from '#server/signs/contract.ts';
import type { Receipt } from '#server/signs/field/fieldContract.ts';
import type { TestAgent } from '#tests/support/testApp.ts';
import { handedIn } from './fieldPhone.ts';
import { type FieldServer, fieldServer } from './fieldServer.ts';
import { aShot, FIX, inspectionOf, NOW, twoShots } from './fieldShots.ts';
import { orderedSign } from './orderedSign.ts';
import { did } from './orderOffice.ts';

let server: FieldServer;
let minzheng: TestAgent;
let waiye: TestAgent;
let yanchi: TestAgent;
beforeAll(async () => {
  server = await fieldServer();
  ({ minzheng, waiye, yanchi } = server);
});
afterAll(() => server.close());

const inspect = (sign: Sign, over: object = {}, agent = waiye) =>
  handedIn(agent, { payload: inspectionOf(sign.id, over) });
const Order = z.object({
  id: z.uuid(),
  code: z.string().nullable(),
  source: z.string(),
  text: z.string(),
  due: z.string().nullable(),
});
const ordersOf = (signId: string) =>
  many(
    server.db,
    Order,
    sql`select id, defect_code as code, source, text, due_on as due from sign_order where sign_id = ${signId} order by defect_code`,
  );
const conflictOf = async ({ id }: Receipt) => (await minzheng.get(`/api/field/conflicts/${id}`).expect(200)).body;
const settle = ({ id, version }: { id: string; version: number }, body: object, agent = minzheng) =>
  agent.post(`/api/field/conflicts/${id}/settlement`).set('If-Match', `"${version}"`).send(body);
const waitingConflicts = async (agent: TestAgent): Promise<number> =>
  (await agent.get('/api/field/conflict-count').expect(200)).body.count;

describe('an inspection', () => {
  it('makes each defect a piece of work with its day, and puts the sign in the gravest state', async () => {
    const sign = await server.standing();
    const over = { found: 'defect', defects: ['F3', 'F7'], note: '下半部锈蚀' };
    expect((await inspect(sign, over)).state).toBe('stored');
    expect(await server.readSign(sign.id)).toMatchObject({ status: 'damaged', version: 3 });
    expect(await ordersOf(sign.id)).toMatchObject([
      { code: 'F3', source: 'inspection', text: '锈蚀、破损、字迹不清或缺笔：下半部锈蚀', due: '2026-12-29' },
      { code: 'F7', due: null },
    ]);
  });
  it('of a missing sign is F5, and an older one that comes later changes no state', async () => {
    const sign = await server.standing();
    await inspect(sign, { found: 'missing' });
    expect((await server.readSign(sign.id)).status).toBe('missing');
    const yesterday = {
      recordedAt: '2026-11-28T02:00:00.000Z',
      payload: inspectionOf(sign.id, { found: 'defect', defects: ['F1'] }),
    };
    expect((await handedIn(waiye, yesterday)).state).toBe('stored');
    expect((await server.readSign(sign.id)).status).toBe('missing');
    expect((await ordersOf(sign.id)).map(({ code }) => code)).toEqual(['F1', 'F5']);
  });

  it('far from the register moves nothing, and asks for work', async () => {
    const sign = await server.standing();
    const fix = { ...FIX, position: [106.21, 37.99] };
    await inspect(sign, { fix, changes: { position: [106.21, 37.99] }, baseVersion: 2 });
    expect(await server.readSign(sign.id)).toMatchObject({ version: 2, position: [106.2, 37.98] });
    expect(await ordersOf(sign.id)).toMatchObject([{ code: 'F4', text: expect.stringContaining('距登记位置') }]);
  });

  it('of a sign that no register has is work F11 in the division it stands in', async () => {
    const receipt = await handedIn(waiye, { payload: inspectionOf(null, { found: 'defect', defects: ['F11'] }) });
    expect(receipt.state).toBe('stored');
    const work = sql`select defect_code as code, division_code as division from sign_order where source_id = ${receipt.id}`;
    const row = z.object({ code: z.string(), division: z.string() });
    expect(await one(server.db, row, work)).toEqual({ code: 'F11', division: '640300' });
  });
});

describe('two devices', () => {
  it('that change different fields of one sign both have their way', async () => {
    const sign = await server.standing();
    await inspect(sign, { changes: { mounting: 'wall' }, baseVersion: 2 });
    const second = { changes: { maintainer: '利通区城管局' }, baseVersion: 2 };
    expect((await inspect(sign, second, minzheng)).state).toBe('stored');
    expect(await server.readSign(sign.id)).toMatchObject({ mounting: 'wall', maintainer: '利通区城管局', version: 4 });
    const merged = sql`select new ->> 'merged' as merged from audit_entry
      where subject_id = ${sign.id} and action = 'field.change-sign' order by id`;
    expect(await many(server.db, z.object({ merged: z.string() }), merged)).toEqual([
      { merged: 'false' },
      { merged: 'true' },
    ]);
  });

  it('that change the same field leave it to a person, who sees both values and chooses', async () => {
    const sign = await server.standing();
    await inspect(sign, { changes: { maintainer: '甲养护队' }, baseVersion: 2 });
    const wanted = { maintainer: '乙养护队', mounting: 'column' };
    const second = await inspect(sign, { changes: wanted, baseVersion: 2 }, minzheng);
    expect([second.state, (await server.readSign(sign.id)).version]).toEqual(['conflict', 3]);
    const before = await waitingConflicts(minzheng);
    const conflict = await conflictOf(second);
    expect(conflict).toMatchObject({ conflictKind: 'fields', signVersion: 3, changed: { by: 'waiye' } });
    expect(conflict.fields).toEqual([
      { field: 'mounting', base: 'post', now: 'post', wanted: 'column', isOpen: false },
      { field: 'maintainer', base: '吴忠市民政局', now: '甲养护队', wanted: '乙养护队', isOpen: true },
    ]);
    const accept = { outcome: 'accept', choices: [], signVersion: 3, reason: '已电话核实' };
    await settle(conflict, accept).expect(400);
    await settle(conflict, accept, yanchi).expect(404);
    await settle(conflict, { ...accept, signVersion: 2 }).expect(412);
    await settle({ ...conflict, version: 1 }, accept).expect(412);
    expect((await server.readSign(sign.id)).version).toBe(3);
    const choices = [{ field: 'maintainer', take: 'device' }];
    expect((await settle(conflict, { ...accept, choices }).expect(200)).body.state).toBe('stored');
    expect(await server.readSign(sign.id)).toMatchObject({ maintainer: '乙养护队', mounting: 'column', version: 4 });
    expect(await waitingConflicts(minzheng)).toBe(before - 1);
    await settle(conflict, { ...accept, choices }).expect(409);
  });

  it('are one inspection a day for one person: the second waits for a word', async () => {
    const sign = await server.standing();
    const first = await inspect(sign);
    const second = await inspect(sign, { found: 'defect', defects: ['F6'] });
    expect(second.state).toBe('conflict');
    const conflict = await conflictOf(second);
    expect(conflict).toMatchObject({
      conflictKind: 'duplicate',
      otherId: first.id,
      photos: [{ stored: true }, { stored: true }],
    });
    expect(await ordersOf(sign.id)).toEqual([]);
    const drop = { outcome: 'drop', choices: [], signVersion: 2, reason: '重复上报' };
    expect((await settle(conflict, drop).expect(200)).body).toMatchObject({ state: 'stored', madeId: null });
    const third = await conflictOf(await inspect(sign, { found: 'defect', defects: ['F6'] }));
    await settle(third, { ...drop, outcome: 'accept', reason: '下午被广告遮挡' }).expect(200);
    expect((await ordersOf(sign.id)).map(({ code }) => code)).toEqual(['F6']);
  });
});

describe('signs set up', () => {
  const setUp = (placeId: string, over: object = {}) => ({
    ...{
      kind: 'new_sign',
      placeId,
      type: 'street',
      number: null,
      azimuthDegrees: null,
      mounting: 'post',
      note: null,
      fix: FIX,
    },
    ...over,
  });

  it('are made once, and one beside another of the same name waits for a person', async () => {
    const { placeId } = await orderedSign(server, minzheng, { over: { position: [106.195, 37.98] } });
    const shots = [await aShot({ kind: 'installed' }), await aShot({ kind: 'surroundings' })];
    const receipt = await handedIn(waiye, { payload: setUp(placeId), shots });
    expect(receipt.state).toBe('stored');
    const sign = await server.readSign(receipt.madeId ?? '');
    expect(sign).toMatchObject({ status: 'installed', installedOn: '2026-11-29', position: FIX.position });
    const near = await handedIn(waiye, { payload: setUp(placeId, { fix: { ...FIX, position: [106.20005, 37.98] } }) });
    expect(await conflictOf(near)).toMatchObject({ conflictKind: 'near_sign', otherId: sign.id, signVersion: null });
  });

  it('replace one by another, both or neither', async () => {
    const old = await server.standing();
    const fresh = await orderedSign(server, minzheng);
    const payload = {
      kind: 'replaced_sign',
      oldSignId: old.id,
      newSignId: fresh.id,
      baseVersion: 2,
      note: null,
      fix: FIX,
    };
    const wrong = await handedIn(waiye, { payload: { ...payload, newSignId: old.id } });
    expect(wrong).toMatchObject({ state: 'refused', problem: { type: '/problems/invalid-input' } });
    const receipt = await handedIn(waiye, { payload });
    expect(receipt).toMatchObject({ state: 'stored', madeId: fresh.id });
    expect([(await server.readSign(old.id)).status, (await server.readSign(fresh.id)).status]).toEqual([
      'withdrawn',
      'installed',
    ]);
    const another = await orderedSign(server, minzheng);
    const late = await handedIn(waiye, { payload: { ...payload, newSignId: another.id } });
    expect(late.state).toBe('conflict');
    const conflict = await conflictOf(late);
    const accept = { outcome: 'accept', choices: [], signVersion: conflict.signVersion, reason: '再次更换' };
    await settle(conflict, accept).expect(200);
    expect((await server.readSign(another.id)).status).toBe('installed');
  });
});

describe('work and reports', () => {
  it('are done with a photograph afterwards; what somebody ended waits for a person', async () => {
    const sign = await server.standing();
    await inspect(sign, { found: 'defect', defects: ['F3'] });
    const [order] = await ordersOf(sign.id);
    if (!order) throw new Error('No order');
    const payload = { kind: 'order_done', orderId: order.id, baseVersion: 1, note: '已更换面板', fix: FIX };
    expect(await handedIn(waiye, { payload })).toMatchObject({
      state: 'refused',
      problem: { detailZh: '须有整改后照片1张。' },
    });
    const afterwards = async () => [await aShot({ kind: 'after' })];
    const done = await handedIn(waiye, { payload, shots: await afterwards() });
    expect(done).toMatchObject({ state: 'stored', madeId: order.id });
    const row = z.object({ state: z.string(), note: z.string(), photos: z.number() });
    const kept = sql`select state, done_note as note, (select count(*)::int from sign_photo p where p.order_id = o.id) as photos
      from sign_order o where id = ${order.id}`;
    expect(await one(server.db, row, kept)).toEqual({ state: 'done', note: '已更换面板', photos: 1 });
    expect((await handedIn(waiye, { payload, shots: await afterwards() })).state).toBe('conflict');
    expect((await handedIn(yanchi, { payload, shots: await afterwards() })).state).toBe('refused');
    const byDoer = (await waiye.get(`/api/sign-orders/${order.id}`).expect(200)).body;
    expect(byDoer).toMatchObject({ acts: { length: 2 }, next: [{ missing: ['other-person'] }, {}] });
    expect(await did(minzheng, byDoer, { act: 'close' })).toMatchObject({ state: 'closed' });
    expect((await server.readSign(sign.id)).status).toBe('installed');
  });

  it('of the public are closed, and what was confirmed becomes work', async () => {
    const sign = await server.standing();
    const id = randomUUID();
    await run(
      server.db,
      sql`insert into sign_report (id, sign_id, kind, text, at) values (${id}, ${sign.id}, 'damaged', '牌子歪了', ${NOW}::timestamptz)`,
    );
    const payload = {
      kind: 'report_followed',
      reportId: id,
      outcome: 'confirmed',
      defects: ['F3'],
      note: '立柱倾斜',
      fix: FIX,
    };
    const receipt = await handedIn(waiye, { payload, shots: await twoShots() });
    expect(await ordersOf(sign.id)).toMatchObject([{ id: receipt.madeId, code: 'F3', source: 'report' }]);
    expect((await server.readSign(sign.id)).openReports).toBe(0);
    const { body: report } = await minzheng.get(`/api/sign-reports/${id}`);
    expect(report).toMatchObject({ outcome: 'confirmed', answer: '立柱倾斜', orders: [{ id: receipt.madeId }] });
    expect((await handedIn(waiye, { payload })).state).toBe('conflict');
  });
});
