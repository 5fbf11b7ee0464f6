import { z } from 'zod';
import { one, run, sql } from '#server/platform/db/sql.ts';
import { Order } from '#server/signs/orders/orderContract.ts';
import { aPhoto } from '#tests/boundaries/aPhoto.ts';
import type { TestAgent, TestApp } from '#tests/support/testApp.ts';
import { orderedSign } from './orderedSign.ts';

const Status = z.object({ status: z.string(), version: z.number() });

/** What tests of orders do again and again in one office. */
export const orderOffice = (db: TestApp['db'], agent: TestAgent) => ({
  statusOf: (id: string) => one(db, Status, sql`select status, version from sign where id = ${id}`),
  /** A sign that stands. */
  anInstalled: async () => {
    const sign = await orderedSign({ db }, agent);
    await run(db, sql`update sign set status = 'installed' where id = ${sign.id}`);
    return sign;
  },
  open: async (body: object): Promise<Order> =>
    Order.parse((await agent.post('/api/sign-orders').send(body).expect(201)).body),
});

export const draft = (signId: string | null, over: object = {}) => ({
  signId,
  defectCode: 'F3',
  text: '牌面锈蚀',
  ...over,
});
export const act = (agent: TestAgent, order: Order, body: object, version = order.version) =>
  agent.post(`/api/sign-orders/${order.id}/acts`).set('If-Match', `"${version}"`).send(body);
export const did = async (agent: TestAgent, order: Order, body: object): Promise<Order> =>
  Order.parse((await act(agent, order, body).expect(200)).body);
export const photo = (agent: TestAgent, order: Order, kind = 'after', bytes: Buffer = aPhoto()) =>
  agent.post(`/api/sign-orders/${order.id}/photos/${kind}`).attach('file', bytes, '现场.png');
