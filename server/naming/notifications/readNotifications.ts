import { z } from 'zod';
import type { Actor } from '../../accounts/actor.ts';
import { type Input, Instant } from '../../platform/contract.ts';
import { decodeCursor, encodeCursor } from '../../platform/db/cursor.ts';
import { type Db, many, one, run, sql } from '../../platform/db/sql.ts';
import { Notification, NotificationsApi } from './contract.ts';

const Key = z.tuple([Instant, z.uuid()]);
type Page = { cursor?: string | undefined; limit: number };

/** What the actor was told, the latest first; keyset paging. */
export async function listNotifications(db: Db, actor: Actor, query: Page) {
  const after = query.cursor ? decodeCursor(Key, query.cursor) : undefined;
  const rows = await many(
    db,
    Notification,
    sql`select n.id, n.case_id as "caseId", c.case_no as "caseNo", coalesce(d.name, '') as name, n.act, n.note, n.is_task as "isTask",
               n.created_at as "createdAt", n.read_at as "readAt"
          from notification n
          left join naming_case c on c.id = n.case_id
          left join lateral (select name from case_candidate where case_id = c.id and dropped_at is null
                              order by id is not distinct from c.chosen_id desc, rank limit 1) d on true
         where n.account_id = ${actor.id}
           ${after ? sql`and (n.created_at, n.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)` : sql``}
         order by n.created_at desc, n.id desc limit ${query.limit + 1}`,
  );
  const items = rows.slice(0, query.limit);
  const last = rows.length > query.limit ? items.at(-1) : undefined;
  return { items, next: last ? encodeCursor([last.createdAt, last.id]) : null, total: null };
}

export const countUnread = (db: Db, actor: Actor): Promise<{ unread: number }> =>
  one(
    db,
    z.object({ unread: z.number() }),
    sql`select count(*)::int as unread from notification where account_id = ${actor.id} and read_at is null`,
  );

/** Marks some or all of what the actor was told as read; others' rows are not touched. */
export async function markRead(db: Db, actor: Actor, { ids, at }: { ids: string[] | undefined; at: string }) {
  const some = ids ? sql`and id = any(${ids}::uuid[])` : sql``;
  await run(
    db,
    sql`update notification set read_at = ${at} where account_id = ${actor.id} and read_at is null ${some}`,
  );
  return countUnread(db, actor);
}

/** The outbox as the administrator sees it: what failed and why, never to which address. */
export async function listMails(db: Db, query: Input<typeof NotificationsApi.mails>['query']) {
  const after = query.cursor ? decodeCursor(Key, query.cursor) : undefined;
  const rows = await many(
    db,
    NotificationsApi.mails.reply.shape.items.element,
    sql`select * from (
          select m.id, m.subject, a.username as account, m.tries, m.created_at as "createdAt", m.sent_at as "sentAt",
                 case when m.sent_at is not null then 'sent' when m.last_error is not null then 'failed' else 'waiting' end as state,
                 case when m.sent_at is null and m.given_up_at is null then j.start_after end as "nextTryAt",
                 m.last_error as "lastError"
            from mail_outbox m join notification n on n.id = m.notification_id join account a on a.id = n.account_id
                 left join pgboss.job j on j.id = m.job_id and j.state < 'active') m
         where true ${query.state ? sql`and state = ${query.state}` : sql``}
           ${after ? sql`and ("createdAt", id) < (${after[0]}::timestamptz, ${after[1]}::uuid)` : sql``}
         order by "createdAt" desc, id desc limit ${query.limit + 1}`,
  );
  const items = rows.slice(0, query.limit);
  const last = rows.length > query.limit ? items.at(-1) : undefined;
  return { items, next: last ? encodeCursor([last.createdAt, last.id]) : null, total: null };
}
