import { z } from 'zod';
import { type Db, maybeOne } from '../../platform/db/sql.ts';
import { Problem } from '../../platform/problem.ts';
import { type Asking, actsFor, type WorkRules } from './orderActs.ts';
import { Order, type OrderId } from './orderContract.ts';
import { selectOrder } from './orderRow.ts';
import { workRules } from './workRules.ts';

const Stored = Order.omit({ next: true }).extend({ doneById: z.uuid().nullable(), afterPhotos: z.number().int() });

/** One order with what its reader may do next. Whether one may read it is asked before. @throws Problem not-found */
export async function findOrder(db: Db, asking: Asking, { id, today }: { id: OrderId; today: string }): Promise<Order> {
  const stored = await maybeOne(db, Stored, selectOrder(id, today));
  if (!stored) throw new Problem('not-found', `No order ${id}`, { detailZh: '没有这个工单。' });
  const { doneById, afterPhotos, ...order } = stored;
  const rules = await rulesFor(db, order.divisionCode, today);
  return { ...order, next: actsFor({ state: order.state, doneById, afterPhotos }, rules, asking) };
}

/** The rules that guard the acts of an order. */
export async function rulesFor(db: Db, division: string, today: string): Promise<WorkRules> {
  const { other_checker, after_photo } = await workRules(db, division, today);
  return { otherChecker: other_checker.amount > 0, afterPhotos: after_photo.amount };
}
