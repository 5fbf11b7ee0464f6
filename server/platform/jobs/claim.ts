import { z } from 'zod';
import { type Db, many, maybeOne, run, sql } from '../db/sql.ts';
import type { JobKind } from './jobs.ts';

/** A job that this process does now. `attempt` tells its try from a later one of another process. */
export const Claimed = z.object({
  id: z.uuid(),
  name: z.string(),
  data: z.unknown(),
  attempt: z.int(),
  isLast: z.boolean(),
});
export type Claimed = z.infer<typeof Claimed>;

/**
 * Takes the oldest due job of these kinds, or none. Our own statement and not `fetch` of the library: that one lets a job
 * whose key is at work hold up all others of its kind.
 */
export function claim(db: Db, kinds: readonly JobKind[]): Promise<Claimed | undefined> {
  const names = kinds.map(({ name }) => name);
  const expire = kinds.map(({ expireSeconds }) => expireSeconds);
  return maybeOne(
    db,
    Claimed,
    sql`with kind as (select * from unnest(${names}::text[], ${expire}::int[]) k(name, expire)), next as (
          select j.name, j.id, kind.expire from kind join pgboss.job j on j.name = kind.name
           where j.state < 'active' and j.start_after <= now()
             and not exists (select 1 from pgboss.job a
                              where a.name = j.name and a.singleton_key = j.singleton_key and a.state = 'active')
           order by j.priority desc, j.created_on, j.id limit 1 for update of j skip locked)
        update pgboss.job j
           set state = 'active', started_on = now(), expire_in = make_interval(secs => next.expire),
               retry_count = j.retry_count + (j.started_on is not null)::int
          from next where j.name = next.name and j.id = next.id
        returning j.id, j.name, j.data, j.retry_count as attempt, j.retry_count >= j.retry_limit as "isLast"`,
  );
}

/** Says that these tries live, and answers the ids of those that are still this process's. */
export async function signOfLife(db: Db, held: readonly (Claimed & { expire: number })[]): Promise<Set<string>> {
  const rows = await many(
    db,
    z.object({ id: z.uuid() }),
    sql`update pgboss.job j set expire_in = now() - j.started_on + make_interval(secs => h.expire)
          from unnest(${held.map(({ id }) => id)}::uuid[], ${held.map(({ attempt }) => attempt)}::int[],
                      ${held.map(({ expire }) => expire)}::int[]) h(id, attempt, expire)
         where j.id = h.id and j.retry_count = h.attempt and j.state = 'active'
        returning j.id`,
  );
  return new Set(rows.map(({ id }) => id));
}

/** Locks the row of a try. `false`: it was cancelled, or counts as lost and is somebody else's. */
export async function stillOurs(tx: Db, { id, attempt }: Claimed): Promise<boolean> {
  const found = await many(
    tx,
    z.object({ id: z.uuid() }),
    sql`select id from pgboss.job where id = ${id} and retry_count = ${attempt} and state = 'active' for update`,
  );
  return found.length > 0;
}

/** Gives a try back unfinished, as if it had not begun: the process stops. */
export const putBack = (tx: Db, { id }: Claimed): Promise<number> =>
  run(
    tx,
    sql`update pgboss.job set state = case when exists (
            select 1 from pgboss.job w where w.name = job.name and w.singleton_key = job.singleton_key and w.state < 'active')
          then 'cancelled' else 'retry' end::pgboss.job_state, started_on = null, start_after = now() where id = ${id}`,
  );

/**
 * A failed try whose key waits again is no dead letter: the one that waits does the same work. The library leaves it as
 * failed with tries to spare.
 */
export const dropSuperseded = (tx: Db): Promise<number> =>
  run(
    tx,
    sql`update pgboss.job set state = 'cancelled'
         where state = 'failed' and singleton_key is not null and retry_count < retry_limit`,
  );

/** The embedded database has one process: whatever is at work when that begins was the work of a dead one. */
export const loseAllTries = (db: Db): Promise<number> =>
  run(db, sql`update pgboss.job set expire_in = interval '-1 s' where state = 'active'`);
