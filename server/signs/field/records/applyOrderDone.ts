import { z } from 'zod';
import { record } from '../../../audit/record.ts';
import { one, sql } from '../../../platform/db/sql.ts';
import { SignId } from '../../contract.ts';
import { noteDoneOnGround } from '../../orders/noteDoneOnGround.ts';
import { keepSignPhotos } from './keepSignPhotos.ts';
import { contradicted, made, type Outcome, type WorkOf } from './work.ts';

const Order = z.object({ version: z.number().int(), state: z.string(), signId: SignId.nullable() });

/**
 * Work done on the ground, with its photograph afterwards; the office checks it and closes it. A change of due day or maintainer
 * meanwhile is no matter; an order that somebody ended is.
 * @throws Problem not-found
 */
export async function applyOrderDone(work: WorkOf<'order_done'>): Promise<Outcome> {
  const { tx, actor, payload, row, at } = work;
  const { orderId, note } = payload;
  const order = await one(
    tx,
    Order,
    sql`select version, state, sign_id as "signId" from sign_order where id = ${orderId} for update`,
  );
  if (order.state !== 'open' && order.state !== 'assigned')
    return contradicted('state', { otherId: orderId, ...ENDED(order.state) });
  const doer = { id: row.accountId, username: row.username };
  await noteDoneOnGround(tx, { orderId, doer, note, happenedAt: row.happenedAt, at });
  await keepSignPhotos(work, { signId: order.signId, orderId });
  const before = { state: order.state, version: order.version };
  const after = { state: 'done', note, record: row.id, inspector: row.username, baseVersion: payload.baseVersion };
  await record(tx, {
    ...{ actor, action: 'field.do-order', subjectKind: 'sign-order', subjectId: orderId, before, after, at },
  });
  return made(orderId);
}

const WORDS: Readonly<Record<string, string>> = { done: '已报完成', closed: '已办结', dropped: '已取消' };
const ENDED = (state: string) => ({
  detail: `The work is ${state} already`,
  detailZh: `该工单${WORDS[state] ?? state}`,
});
