import { z } from 'zod';
import type { Actor } from '../../accounts/actor.ts';
import { fieldFault } from '../../boundaries/markers/fieldFault.ts';
import { type Db, maybeOne, sql } from '../../platform/db/sql.ts';
import { findOrder } from './findOrder.ts';
import { openOrder } from './openOrder.ts';
import { type Order, type OrderDraft, OrderId } from './orderContract.ts';
import type { OrderDeps } from './orderDeps.ts';

const Ground = z.object({ division: z.string(), placeId: z.uuid().nullable(), status: z.string().nullable() });

/**
 * Opens an order by hand. Where the same defect of the sign is being worked on already, that order is answered.
 * @throws Problem invalid-input for a sign that was withdrawn, or a place that is not in the division
 */
export function createOrder(
  { db, now, today }: Pick<OrderDeps, 'db' | 'now' | 'today'>,
  actor: Actor,
  draft: OrderDraft,
): Promise<Order> {
  return db.transaction(async (tx) => {
    const { division, placeId } = await groundOf(tx, draft);
    const { signId, position, defectCode, text } = draft;
    const order = {
      signId,
      placeId,
      divisionCode: division,
      position,
      source: 'hand',
      sourceId: null,
      defectCode,
      text,
    } as const;
    const id = OrderId.parse(await openOrder(tx, actor, order, now()));
    return findOrder(tx, actor, { id, today: today() });
  });
}

async function groundOf(tx: Db, { signId, placeId, division }: OrderDraft): Promise<z.infer<typeof Ground>> {
  if (signId !== null) {
    const sign = await maybeOne(
      tx,
      Ground,
      sql`select division_code as division, place_id as "placeId", status from sign where id = ${signId} for no key update`,
    );
    if (sign && sign.status !== 'withdrawn') return sign;
    throw fieldFault('/signId', 'withdrawn', 'The sign was withdrawn', '该标志已撤除，不能再派工');
  }
  const code = division ?? '';
  if (placeId === null) return { division: code, placeId, status: null };
  const place = await maybeOne(
    tx,
    Ground,
    sql`select division_code as division, id as "placeId", null as status from place
         where id = ${placeId} and starts_with(division_code, ${code})`,
  );
  if (place) return { ...place, division: code };
  throw fieldFault('/placeId', 'elsewhere', 'The division has no such place', '该行政区内没有这个地名');
}
