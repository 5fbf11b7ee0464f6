import { z } from 'zod';
import { type Db, json, many, run, sql } from '../../platform/db/sql.ts';
import type { Deps } from '../../platform/deps.ts';
import { eventFacts } from './eventFacts.ts';
import { startSending } from './webhookKind.ts';

type PassOnDeps = Pick<Deps, 'db' | 'jobs' | 'now'>;

const MOST = 200;
const Waiting = z.object({ id: z.uuid(), source: z.string(), sourceId: z.uuid(), at: z.string() });
const Told = z.object({ id: z.uuid(), divisionCode: z.string(), state: z.string() });

/**
 * Gives events of the outbox, the oldest first, to whoever subscribed to their kind and division, and starts the sending. What
 * is not for the public is noted as passed on and goes nowhere. Answers how many events were taken.
 */
export async function passOnEvents({ db, ...deps }: PassOnDeps): Promise<number> {
  return db.transaction(async (tx) => {
    const events = await many(
      tx,
      Waiting,
      sql`select id, source, source_id as "sourceId", recorded_at as at from webhook_event
           where passed_on_at is null order by seq limit ${MOST} for update skip locked`,
    );
    const told = new Map<string, z.infer<typeof Told>>();
    for (const event of events) for (const webhook of await passOn(tx, event)) told.set(webhook.id, webhook);
    for (const webhook of told.values()) if (webhook.state === 'active') await startSending(deps, tx, webhook);
    return events.length;
  });
}

async function passOn(tx: Db, event: z.infer<typeof Waiting>): Promise<z.infer<typeof Told>[]> {
  const facts = await eventFacts(tx, event);
  const payload = facts && { type: facts.kind, timestamp: event.at, data: facts.data };
  await run(
    tx,
    sql`update webhook_event set passed_on_at = now(), kind = ${facts?.kind ?? null}, payload = ${json(payload ?? null)}
         where id = ${event.id}`,
  );
  if (!facts) return [];
  return many(
    tx,
    Told,
    sql`with told as (
          insert into webhook_delivery (webhook_id, event_id, state)
          select w.id, ${event.id}::uuid, 'waiting' from webhook w
           where ${facts.kind} = any(w.kinds) and w.created_at <= ${event.at}::timestamptz
             and exists (select 1 from unnest(${facts.divisionCodes}::text[]) c (code) where starts_with(c.code, ${PREFIX}))
          on conflict do nothing returning webhook_id)
        select w.id, w.division_code as "divisionCode", w.state from webhook w join told on told.webhook_id = w.id`,
  );
}

// `divisionPrefix` in SQL: trailing pairs of zeros of the county part say "all of it".
const PREFIX = sql`case when length(regexp_replace(w.division_code, '(000)+$', '')) > 6
  then regexp_replace(w.division_code, '(000)+$', '') else regexp_replace(left(w.division_code, 6), '(00)+$', '') end`;
