import { type Db, run, type Sql, sql } from '../db/sql.ts';
import type { Claimed } from './claim.ts';

/** Work that is done again and again as long as there is a service; must be safe to repeat and finds its own cases. */
export interface RecurringKind {
  /** `domain.verb`, e.g. `webhooks.pass-on`. */
  name: string;
  /** From the end of one round to the next, also after a failure. */
  everySeconds: number;
}

/** Rows of recurring work in `pgboss.job j`: one for each kind, for good. */
export const IS_RECURRING: Sql = sql`(j.policy is not distinct from 'recurring')`;

// Recurring work has no last try.
const NO_LIMIT = 2 ** 31 - 1;
const EXPIRE_SECONDS = 60;
const KEEP: Sql = sql`now() + interval '365 days'`;

/**
 * The row of each kind, in a register that has it or not. Its id follows from the name, so that of processes which begin at
 * once each finds the same row.
 */
export async function beginRecurring(db: Db, kinds: readonly RecurringKind[]): Promise<void> {
  const names = kinds.map(({ name }) => name);
  const seconds = kinds.map(({ everySeconds }) => everySeconds);
  const id = sql`overlay(overlay(md5(k.name) placing '8' from 13) placing '8' from 17)::uuid`;
  await run(
    db,
    sql`insert into pgboss.queue (name, policy) select name, 'standard' from unnest(${names}::text[]) k (name) on conflict do nothing`,
  );
  await run(
    db,
    sql`insert into pgboss.job as j (id, name, data, policy, retry_limit, retry_delay, expire_in, start_after, keep_until)
        select ${id}, k.name, '{}', 'recurring', ${NO_LIMIT}::int, k.every, make_interval(secs => ${EXPIRE_SECONDS}::int),
               now() + make_interval(secs => k.every), ${KEEP}
          from unnest(${names}::text[], ${seconds}::int[]) k (name, every)
        on conflict (name, id) do update
           set retry_delay = excluded.retry_delay, start_after = least(j.start_after, excluded.start_after),
               state = case when j.state > 'active' then 'created' else j.state end, completed_on = null`,
  );
  await run(
    db,
    sql`delete from pgboss.job j where ${IS_RECURRING} and j.name <> all(${names}::text[]) and j.state <> 'active'`,
  );
}

/** A round went well: the row waits for the next one. */
export const waitForNext = (tx: Db, { id, name }: Claimed): Promise<number> =>
  run(
    tx,
    sql`update pgboss.job
           set state = 'created', start_after = now() + make_interval(secs => retry_delay), output = null, keep_until = ${KEEP}
         where name = ${name} and id = ${id}`,
  );
