import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { SYSTEM } from '#server/audit/record.ts';
import { many, run, sql } from '#server/platform/db/sql.ts';
import { openOrder } from '#server/signs/orders/openOrder.ts';
import { Order } from '#server/signs/orders/orderContract.ts';
import { type TestAgent, type TestApp, testApp } from '#tests/support/testApp.ts';
import { act, did, draft, orderOffice, photo } from './orderOffice.ts';

let app: TestApp;
let minzheng: TestAgent;
let waiye: TestAgent;
let yanchi: TestAgent;
let fagai: TestAgent;
let office: ReturnType<typeof orderOffice>;
beforeAll(async () => {
  app = await testApp();
  app.clock.set('2026-11-27T02:00:00.000Z');
  [minzheng, waiye, yanchi] = [await app.signIn('minzheng'), await app.signIn('waiye'), await app.signIn('yanchi')];
  fagai = await app.signIn('fagai');
  office = orderOffice(app.db, minzheng);
});
afterAll(() => app.close());

describe('an order', () => {
  it('goes from the defect to the check, and the sign with it', async () => {
    const sign = await office.anInstalled();
    const order = await office.open(draft(sign.id));
    expect(order).toMatchObject({
      ...{ version: 1, state: 'open', source: 'hand', dueOn: '2026-12-27', late: false, position: [106.2, 37.98] },
      ...{ number: '640302-GD-2026-0001', dueGround: '《宁波市地名管理条例》第二十四条（外地规定，供参照）' },
      ...{ sign: { id: sign.id, name: '稻香路', status: 'damaged' }, defect: { code: 'F3' } },
    });
    const assigned = await did(minzheng, order, { act: 'assign' });
    expect(assigned).toMatchObject({ state: 'assigned', maintainer: '吴忠市民政局' });
    const done = await did(waiye, assigned, { act: 'done', note: '已更换面板' });
    expect(done.next).toEqual([
      { act: 'close', missing: ['after-photo', 'other-person'] },
      { act: 'send_back', missing: [] },
    ]);
    const refused = await act(minzheng, done, { act: 'close' }).expect(409);
    expect(refused.body).toMatchObject({ code: 'guards', missing: ['after-photo'] });
    await photo(waiye, done).expect(200);
    await act(waiye, done, { act: 'close' }).expect(409);
    const closed = await did(minzheng, done, { act: 'close', note: '合格' });
    expect(closed).toMatchObject({
      state: 'closed',
      closedBy: '民政经办员（演示）',
      doneBy: '外业巡查员（演示）',
      next: [],
    });
    expect(closed.acts.map((one) => [one.act, one.state])).toEqual([
      ...[['open', 'open'], ['assign', 'assigned'], ['done', 'done'], ['close', 'closed']], // biome-ignore format: one line
    ]);
    expect((await office.statusOf(sign.id)).status).toBe('installed');
    const actions = await many(
      app.db,
      z.object({ action: z.string() }),
      sql`select action from audit_entry where subject_id in (${order.id}, ${sign.id}) order by id`,
    );
    expect(actions.map(({ action }) => action)).toEqual([
      ...['signs.create', 'signs.open-order', 'signs.state-by-order', 'signs.order-assign', 'signs.order-done'],
      ...['signs.order-photo', 'signs.order-close', 'signs.state-by-order'],
    ]);
  });

  it('is sent back with a reason, and then needs a new photograph', async () => {
    const order = await office.open(draft((await office.anInstalled()).id));
    let now = await did(minzheng, order, { act: 'assign', maintainer: '市政养护公司' });
    now = await did(waiye, now, { act: 'done', note: '已修' });
    await photo(waiye, now).expect(200);
    app.clock.set('2026-11-27T03:00:00.000Z');
    await act(minzheng, now, { act: 'send_back' }).expect(400);
    now = await did(minzheng, now, { act: 'send_back', reason: '仍有锈迹' });
    expect(now).toMatchObject({ state: 'assigned', doneBy: null, maintainer: '市政养护公司' });
    now = await did(waiye, now, { act: 'done', note: '重新除锈' });
    expect(now.next.find((one) => one.act === 'close')?.missing).toContain('after-photo');
    await photo(waiye, now).expect(200);
    expect(await did(minzheng, now, { act: 'close' })).toMatchObject({ state: 'closed', photos: { length: 2 } });
  });

  it('of one defect of one sign is one, however often it is told, and its number leaves no gap', async () => {
    const sign = await office.anInstalled();
    const first = await office.open(draft(sign.id));
    const told = { ...draft(sign.id), placeId: null, divisionCode: '640302', position: null } as const;
    const again = () =>
      app.db.transaction((tx) =>
        openOrder(tx, SYSTEM, { ...told, signId: sign.id, source: 'scan', sourceId: 'x' }, app.deps.now()),
      );
    expect(await Promise.all([again(), again()])).toEqual([first.id, first.id]);
    const next = await office.open(draft(sign.id, { defectCode: 'F9' }));
    const count = (order: Order) => Number(order.number.slice(-4));
    expect(count(next)).toBe(count(first) + 1);
  });

  it('may be opened and ended by several at once on one sign', async () => {
    const sign = await office.anInstalled();
    const first = await office.open(draft(sign.id));
    const others = ['F5', 'F6', 'F7', 'F9'].map((defectCode) => office.open(draft(sign.id, { defectCode })));
    const [dropped] = await Promise.all([act(minzheng, first, { act: 'drop', reason: '误报' }), ...others]);
    expect(dropped?.status).toBe(200);
    expect((await office.statusOf(sign.id)).status).toBe('missing');
  });

  it('leaves the sign in the gravest state of what is still open, and what a person recorded alone', async () => {
    const sign = await office.anInstalled();
    const rusty = await office.open(draft(sign.id));
    const gone = await office.open(draft(sign.id, { defectCode: 'F5' }));
    expect(gone.sign?.status).toBe('missing');
    await did(minzheng, gone, { act: 'drop', reason: '找到了' });
    expect((await office.statusOf(sign.id)).status).toBe('damaged');
    await run(app.db, sql`update sign set status = 'withdrawn' where id = ${sign.id}`);
    await did(minzheng, rusty, { act: 'drop', reason: '已撤除' });
    expect((await office.statusOf(sign.id)).status).toBe('withdrawn');
    await minzheng.post('/api/sign-orders').send(draft(sign.id)).expect(400);
  });

  it('takes the rule adopted here before a model of elsewhere, in working days where it says so', async () => {
    await run(
      app.db,
      sql`insert into sign_defect_rule select code, sort, label_zh, label_en, sign_status, 5, '试点办法', 'Local rule art. 3',
            '《试点办法》第三条', '640302', true, true, valid, 'working_day' from sign_defect_rule where code = 'F3'`,
    );
    const sign = await office.anInstalled();
    expect(await office.open(draft(sign.id))).toMatchObject({ dueOn: '2026-12-04', dueGround: '《试点办法》第三条' });
    const elsewhere = (await minzheng.get('/api/sign-defect-rules?division=640324').expect(200)).body.items;
    expect(elsewhere.find(({ code }: { code: string }) => code === 'F3').days).toBe(30);
    await run(app.db, sql`delete from sign_defect_rule where jurisdiction = '640302'`);
  });

  it('gets another day only with a reason and not in the past', async () => {
    const order = await office.open(draft((await office.anInstalled()).id));
    await act(minzheng, order, { act: 'set_due', dueOn: '2026-12-05' }).expect(400);
    const past = await act(minzheng, order, { act: 'set_due', dueOn: '2026-11-26', reason: '急' }).expect(400);
    expect(past.body.errors[0]).toMatchObject({ pointer: '/dueOn', code: 'in-past' });
    const set = await did(minzheng, order, { act: 'set_due', dueOn: '2026-12-05', reason: '庆典前完成' });
    expect(set).toMatchObject({ dueOn: '2026-12-05', dueGround: '民政经办员（演示）：庆典前完成', state: 'open' });
  });

  it('about something in no register needs its place, and nothing else is taken', async () => {
    const stray = draft(null, { defectCode: 'F11', division: '640302', position: [106.21, 37.99] });
    expect(await office.open(stray)).toMatchObject({ sign: null, dueOn: null, position: [106.21, 37.99] });
    for (const hostile of [
      ...[
        { ...stray, position: null },
        { ...stray, division: undefined },
        { ...stray, defectCode: 'F12' },
      ],
      ...[
        { ...stray, text: '\u0000' },
        { ...stray, text: ' ' },
        { ...stray, state: 'closed' },
      ],
      ...[{ ...stray, position: [206, 37] }, draft("'; drop table sign; --")],
    ])
      expect([400, 404], JSON.stringify(hostile)).toContain(
        (await minzheng.post('/api/sign-orders').send(hostile)).status,
      );
    await minzheng
      .post('/api/sign-orders')
      .send({ ...stray, division: '110101' })
      .expect(404);
  });
});

describe('who may', () => {
  it('only within one’s divisions, and only what the table gives', async () => {
    const order = await office.open(draft((await office.anInstalled()).id));
    await yanchi.get(`/api/sign-orders/${order.id}`).expect(404);
    await act(yanchi, order, { act: 'assign', maintainer: '甲' }).expect(404);
    await photo(yanchi, order, 'sign').expect(404);
    await fagai.get('/api/sign-orders').expect(403);
    await act(waiye, order, { act: 'assign', maintainer: '甲' }).expect(403);
    await act(waiye, order, { act: 'drop', reason: '不修' }).expect(403);
    await act(minzheng, order, { act: 'done', note: '跳过' }).expect(409);
    await act(minzheng, order, { act: 'assign' }, 9).expect(412);
    const list = await yanchi.get('/api/sign-orders').expect(200);
    expect(list.body.items).toEqual([]);
    expect((await yanchi.get('/api/sign-order-counts').expect(200)).body.states.open).toBe(0);
    await yanchi.get('/api/sign-order-routes').query({ orders: order.id }).expect(404);
  });

  it('two who close at the same time close once', async () => {
    let order = await office.open(draft((await office.anInstalled()).id));
    order = await did(minzheng, order, { act: 'assign' });
    order = await did(waiye, order, { act: 'done', note: '已修' });
    await photo(waiye, order).expect(200);
    const answers = await Promise.all([1, 2].map(() => act(minzheng, order, { act: 'close' })));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 412]);
    const found = Order.parse((await minzheng.get(`/api/sign-orders/${order.id}`).expect(200)).body);
    expect(found.acts.filter((one) => one.act === 'close')).toHaveLength(1);
  });
});

describe('photographs', () => {
  it('are kept without what the camera wrote, and read by their order only', async () => {
    const [order, other] = [
      await office.open(draft((await office.anInstalled()).id)),
      await office.open(draft((await office.anInstalled()).id)),
    ];
    const picture = sharp({ create: { width: 8, height: 8, channels: 3, background: '#08f' } });
    const told = await picture
      .withExif({ IFD0: { Copyright: '某某' } })
      .jpeg()
      .toBuffer();
    const kept = (await photo(waiye, order, 'sign', told).expect(200)).body;
    const read = await minzheng.get(`/api/sign-orders/${order.id}/photos/${kept.id}`).expect(200);
    expect((await sharp(read.body).metadata()).exif).toBeUndefined();
    await minzheng.get(`/api/sign-orders/${other.id}/photos/${kept.id}`).expect(404);
    await photo(waiye, order, 'after').expect(409);
    await photo(waiye, order, 'sign', Buffer.from('<svg/>')).expect(415);
    await photo(waiye, order, 'report').expect(400);
  });
});
