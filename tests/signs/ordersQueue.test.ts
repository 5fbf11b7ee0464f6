import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { many, one, sql } from '#server/platform/db/sql.ts';
import type { Order } from '#server/signs/orders/orderContract.ts';
import { reportSign, SignReport } from '#server/signs/reportSign.ts';
import type { SignReportItem } from '#server/signs/reports/reportContract.ts';
import { planOf } from '#tests/boundaries/planOf.ts';
import { type TestAgent, type TestApp, testApp } from '#tests/support/testApp.ts';
import { did, draft, orderOffice } from './orderOffice.ts';

let app: TestApp;
let minzheng: TestAgent;
let waiye: TestAgent;
let yanchi: TestAgent;
let office: ReturnType<typeof orderOffice>;
beforeAll(async () => {
  app = await testApp();
  app.clock.set('2026-11-27T02:00:00.000Z');
  [minzheng, waiye, yanchi] = [await app.signIn('minzheng'), await app.signIn('waiye'), await app.signIn('yanchi')];
  office = orderOffice(app.db, minzheng);
});
afterAll(() => app.close());

// In no register.
const UNKNOWN = '01KAV4W5H0000000000000000Z';
const Id = z.object({ id: z.uuid() });

async function reported(signId: string, over: object = {}): Promise<SignReportItem> {
  const report = SignReport.parse({ signId, kind: 'damaged', text: '牌子掉漆了', contact: '13900000000', ...over });
  await reportSign(app.db, report, { at: app.deps.now() });
  const { id } = await one(
    app.db,
    Id,
    sql`select id from sign_report where sign_id = ${signId} and text = ${report.text} and open`,
  );
  return (await waiye.get(`/api/sign-reports/${id}`).expect(200)).body;
}
const settle = (agent: TestAgent, { id, version }: SignReportItem, body: object) =>
  agent.post(`/api/sign-reports/${id}/outcome`).set('If-Match', `"${version}"`).send(body);

describe('a report of the public', () => {
  it('becomes work for each defect, and the sign is what the defect means', async () => {
    const sign = await office.anInstalled();
    const report = await reported(sign.id);
    expect(report).toMatchObject({ open: true, name: '稻香路', dueOn: '2026-12-04', late: false, hasContact: true });
    expect(JSON.stringify(report)).not.toContain('13900000000');
    expect((await minzheng.get(`/api/signs/${sign.id}`).expect(200)).body.openReports).toBe(1);
    const body = { outcome: 'confirmed', defects: ['F3', 'F9', 'F3'], text: '现场核实属实' };
    const settled = (await settle(minzheng, report, body).expect(200)).body;
    expect(settled).toMatchObject({ open: false, outcome: 'confirmed', dueOn: null, orders: { length: 2 } });
    const order = (await minzheng.get(`/api/sign-orders/${settled.orders[0].id}`).expect(200)).body;
    expect(order).toMatchObject({
      source: 'report',
      sourceId: report.id,
      reports: [{ id: report.id, text: '牌子掉漆了' }],
    });
    expect((await office.statusOf(sign.id)).status).toBe('damaged');
    expect((await minzheng.get(`/api/signs/${sign.id}`).expect(200)).body.openReports).toBe(0);
    const again = await reported(sign.id, { text: '还是掉漆' });
    const joined = (await settle(minzheng, again, { ...body, defects: ['F3'] }).expect(200)).body;
    expect(joined.orders).toMatchObject([{ id: order.id }]);
  });

  it('is merged into unfinished work of the same sign only', async () => {
    const [sign, other] = [await office.anInstalled(), await office.anInstalled()];
    const [order, elsewhere] = [await office.open(draft(sign.id)), await office.open(draft(other.id))];
    const report = await reported(sign.id);
    const refused = await settle(minzheng, report, { outcome: 'merged', orderId: elsewhere.id }).expect(400);
    expect(refused.body.errors[0].pointer).toBe('/orderId');
    const merged = (await settle(minzheng, report, { outcome: 'merged', orderId: order.id }).expect(200)).body;
    expect(merged).toMatchObject({ outcome: 'merged', orders: [{ id: order.id }] });
  });

  it('is answered or closed with words, once, and by one of two', async () => {
    const report = await reported((await office.anInstalled()).id);
    for (const hostile of [
      ...[
        { outcome: 'answered' },
        { outcome: 'closed', answer: '  ' },
        { outcome: 'confirmed', defects: [], text: '无' },
      ],
      ...[
        { outcome: 'confirmed', defects: ['F99'], text: '无' },
        { outcome: 'merged', orderId: 'x' },
        { outcome: 'lost' },
      ],
    ])
      await settle(minzheng, report, hostile).expect(400);
    const answers = await Promise.all(
      ['answered', 'closed'].map((outcome) => settle(minzheng, report, { outcome, answer: '已核实，无问题' })),
    );
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 412]);
    await settle(minzheng, { ...report, version: 2 }, { outcome: 'closed', answer: '重复' }).expect(409);
  });

  it('about a number in no register opens work only where its place is said', async () => {
    const report = await reported(UNKNOWN, { kind: 'forged', text: '像是假的牌子' });
    expect(report).toMatchObject({ isRegistered: false, divisionCode: null, name: '' });
    const body = { outcome: 'confirmed', defects: ['F11'], text: '擅自设置' };
    await settle(minzheng, report, body).expect(400);
    await settle(minzheng, report, { ...body, division: '640302' }).expect(400);
    await settle(minzheng, report, { ...body, division: '110101', position: [106.2, 37.9] }).expect(400);
    const done = await settle(minzheng, report, { ...body, division: '640302', position: [106.2, 37.9] }).expect(200);
    const order = (await minzheng.get(`/api/sign-orders/${done.body.orders[0].id}`).expect(200)).body;
    expect(order).toMatchObject({ sign: null, position: [106.2, 37.9], divisionCode: '640302' });
  });

  it('names who reported only on request, on record, and to no other division', async () => {
    const report = await reported((await office.anInstalled()).id);
    await yanchi.get(`/api/sign-reports/${report.id}`).expect(404);
    await yanchi.post(`/api/sign-reports/${report.id}/contact`).send({}).expect(404);
    await settle(yanchi, report, { outcome: 'closed', answer: '不管' }).expect(404);
    const opened = await minzheng.post(`/api/sign-reports/${report.id}/contact`).send({}).expect(200);
    expect(opened.body).toEqual({ contact: '13900000000' });
    const traces = await many(
      app.db,
      z.object({ actor: z.string(), new: z.unknown() }),
      sql`select actor, new from audit_entry where action = 'signs.open-contact' and subject_id = ${report.id}`,
    );
    expect(traces).toEqual([{ actor: 'minzheng', new: null }]);
  });

  it('that waits too long is told apart, the oldest first', async () => {
    app.clock.set('2026-12-10T02:00:00.000Z');
    const young = await reported((await office.anInstalled()).id);
    const { items } = (await minzheng.get('/api/sign-reports?waiting=yes').expect(200)).body;
    expect(items.at(-1)).toMatchObject({ id: young.id, late: false });
    expect(items[0]).toMatchObject({ late: true, dueOn: '2026-12-04' });
    const { reports, lateReports } = (await minzheng.get('/api/sign-order-counts').expect(200)).body;
    expect([reports, lateReports]).toEqual([items.length, items.length - 1]);
    app.clock.set('2026-11-27T02:00:00.000Z');
  });
});

describe('the queue', () => {
  beforeAll(async () => {
    const closed = await office.open(draft((await office.anInstalled()).id));
    await did(minzheng, closed, { act: 'drop', reason: '误报' });
    await office.open(draft(null, { defectCode: 'F11', division: '640302', position: [106.21, 37.99] }));
  });

  it('is read page by page, the first due first, and filtered', async () => {
    const all = (await minzheng.get('/api/sign-orders?limit=200').expect(200)).body.items;
    const pages: Order[] = [];
    for (let cursor: string | null = ''; cursor !== null; ) {
      const query: object = { limit: 2, ...(cursor ? { cursor } : {}) };
      const { body }: { body: { items: Order[]; next: string | null } } = await minzheng
        .get('/api/sign-orders')
        .query(query)
        .expect(200);
      pages.push(...body.items);
      cursor = body.next;
    }
    expect(pages.map(({ id }) => id)).toEqual(all.map(({ id }: Order) => id));
    expect(pages.at(-1)?.dueOn).toBeNull();
    const of = async (query: object) =>
      (await minzheng.get('/api/sign-orders').query(query).expect(200)).body.items.length;
    const { states, late, counties } = (await minzheng.get('/api/sign-order-counts').expect(200)).body;
    expect(await of({ state: 'dropped' })).toBe(states.dropped);
    expect(await of({ late: 'yes' })).toBe(late);
    expect(await of({ division: '640302', defect: 'F11', source: 'hand' })).toBe(1);
    expect(await of({ division: '640303' })).toBe(0);
    expect(counties).toMatchObject([{ code: '640302', orders: all.length }]);
    app.clock.set('2027-03-01T02:00:00.000Z');
    expect((await minzheng.get('/api/sign-order-counts').expect(200)).body.late).toBeGreaterThan(0);
    app.clock.set('2026-11-27T03:00:00.000Z');
    await minzheng.get('/api/sign-orders?cursor=zzz').expect(400);
    await minzheng.get('/api/sign-orders?state=lost').expect(400);
  });

  it('is read by an index', async () => {
    const plan = await planOf(app.db, () => minzheng.get('/api/sign-orders'), /from\s+sign_order o/);
    expect(plan).toMatch(/sign_order_queue/);
  });
});

describe('a day’s route', () => {
  it('visits each place once from the start, with what has no place apart', async () => {
    const at = async (lon: number) =>
      office.open(draft(null, { defectCode: 'F11', division: '640302', position: [lon, 37.9] }));
    const [far, near, middle] = [await at(106.3), await at(106.11), await at(106.2)];
    const orders = [far, near, middle].map(({ id }) => id).join(',');
    const { body } = await waiye.get('/api/sign-order-routes').query({ orders, start: '106.1,37.9' }).expect(200);
    expect(body.stops.map(({ order }: { order: Order }) => order.id)).toEqual([near.id, middle.id, far.id]);
    expect(body.totalMetres).toBeCloseTo(17_585, -2);
    const gpx = await waiye.get('/api/sign-order-routes/file').query({ orders, format: 'gpx' }).expect(200);
    expect(gpx.headers['content-type']).toContain('gpx');
    const map = await waiye.get('/api/sign-order-routes/file').query({ orders, format: 'geojson' }).expect(200);
    expect(map.body.features).toHaveLength(4);
    for (const hostile of [{ orders: '' }, { orders: 'x' }, { orders, start: '0,0' }, { orders: far.id.repeat(70) }])
      await waiye.get('/api/sign-order-routes').query(hostile).expect(400);
  });
});
