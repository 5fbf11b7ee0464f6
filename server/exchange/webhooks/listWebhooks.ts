import { z } from 'zod';
import type { Actor } from '../../accounts/actor.ts';
import { type Input, Instant, type Reply } from '../../platform/contract.ts';
import { decodeCursor, encodeCursor } from '../../platform/db/cursor.ts';
import { type Db, many, one, type Sql, sql } from '../../platform/db/sql.ts';
import { type WebhooksApi as Api, Delivery, Webhook } from './webhookContract.ts';
import { nextTry, visibleWebhooks, WEBHOOK_COLUMNS } from './webhookRow.ts';

const Key = z.tuple([Instant, z.uuid()]);

/** Webhooks of the reader's divisions, the newest first; keyset paging. */
export async function listWebhooks(
  db: Db,
  actor: Actor,
  { limit, cursor }: Input<typeof Api.listWebhooks>['query'],
): Promise<Reply<typeof Api.listWebhooks>> {
  const after = cursor ? decodeCursor(Key, cursor) : undefined;
  const rows = await many(
    db,
    Webhook,
    sql`select ${WEBHOOK_COLUMNS} from webhook w where ${visibleWebhooks(actor)}
           ${after ? sql`and (w.created_at, w.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)` : sql``}
         order by w.created_at desc, w.id desc limit ${limit + 1}`,
  );
  const items = rows.slice(0, limit);
  const last = rows.length > limit ? items.at(-1) : undefined;
  return { items, next: last ? encodeCursor([last.createdAt, last.id]) : null, total: null };
}

const Seq = z.tuple([z.number().int()]);
const Row = Delivery.extend({ seq: z.number().int() });
const selectDeliveries = (where: Sql): Sql => sql`
  select d.id, d.seq, d.event_id as "eventId", e.kind, r.state, d.tries,
         case when r.state = 'retry' then ${nextTry(sql`d.webhook_id`)} end as "nextTryAt", d.status, d.answer, d.problem, d.milliseconds,
         d.tried_at as "triedAt", d.created_at as "createdAt", e.payload
    from webhook_delivery d join webhook_event e on e.id = d.event_id
    cross join lateral (select case when d.state = 'waiting' and d.tries > 0 and (d.status is null or d.status not between 200 and 299)
                                    then 'retry' else d.state end as state) r
   where ${where}`;

/** What was sent to one webhook and what waits, the newest first; keyset paging. */
export async function listDeliveries(
  db: Db,
  id: string,
  { limit, cursor, state }: Input<typeof Api.listDeliveries>['query'],
): Promise<Reply<typeof Api.listDeliveries>> {
  const after = cursor ? decodeCursor(Seq, cursor) : undefined;
  const rows = await many(
    db,
    Row,
    sql`${selectDeliveries(sql`d.webhook_id = ${id} ${state ? sql`and d.state = ${state}` : sql``}
          ${after ? sql`and d.seq < ${after[0]}` : sql``}`)} order by d.seq desc limit ${limit + 1}`,
  );
  const items = rows.slice(0, limit);
  const last = rows.length > limit ? items.at(-1) : undefined;
  return { items, next: last ? encodeCursor([last.seq]) : null, total: null };
}

export const deliveryOf = (db: Db, id: string): Promise<Delivery> =>
  one(db, Delivery, selectDeliveries(sql`d.id = ${id}`));
