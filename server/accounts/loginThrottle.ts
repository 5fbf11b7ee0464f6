import { createHash } from 'node:crypto';
import { z } from 'zod';
import { type Db, maybeOne, run, type Sql, sql } from '../platform/db/sql.ts';
import { Problem } from '../platform/problem.ts';

interface Attempt {
  /** What is guessed at: a user name, or the number of a case. */
  username: string;
  /** null where only what is guessed at counts. */
  address: string | null;
  /** ISO instant of real time, not of the demonstration clock. */
  at: string;
}

// Failures that cost nothing. A bureau shares one address, so an address may fail more often.
const FREE_ACCOUNT = 5;
const FREE_ADDRESS = 30;
const FIRST_WAIT_SECONDS = 2;
const LONGEST_WAIT_SECONDS = 900;
// Doubling from 2 s reaches 900 s after nine steps; the exponent is held there, or it would overflow.
const STEPS = 9;

/**
 * Counts an attempt as failed before the password is looked at, so that a hundred at once do not all get through;
 * `forgive` takes it back after a success.
 * @throws Problem too-many with the seconds to wait, also for the right password
 */
export async function countAttempt(db: Db, attempt: Attempt): Promise<void> {
  await count(db, accountKey(attempt), { free: FREE_ACCOUNT, at: attempt.at });
  const key = addressKey(attempt);
  if (key !== null) await count(db, key, { free: FREE_ADDRESS, at: attempt.at });
}

/** After a success: the account starts afresh, the address gets this one attempt back. */
export async function forgive(db: Db, attempt: Attempt): Promise<void> {
  await run(db, sql`delete from login_failure where key = ${accountKey(attempt)}`);
  await run(db, sql`update login_failure set failures = greatest(failures - 1, 0) where key = ${addressKey(attempt)}`);
}

/** Removes what is long forgotten; recurring work. */
export const forgetOldFailures = (db: Db): Promise<number> =>
  run(db, sql`delete from login_failure where last_at < now() - interval '1 day'`);

async function count(db: Db, key: string, { free, at }: { free: number; at: string }): Promise<void> {
  if ((await run(db, upsert(key, free, at))) > 0) return;
  const row = await maybeOne(db, z.object({ seconds: z.number() }), selectWait(key, free, at));
  const seconds = Math.max(1, Math.ceil(row?.seconds ?? 1));
  throw new Problem('too-many', `Too many failures; wait ${seconds} s`, {
    detailZh: `失败次数过多，请 ${seconds} 秒后再试。`,
    retryAfterSeconds: seconds,
  });
}

// Hashed: people type passwords into the field for the user name.
const keyOf = (kind: string, text: string): string => `${kind}:${createHash('sha256').update(text).digest('hex')}`;
const accountKey = ({ username }: Attempt): string => keyOf('account', username);
const addressKey = ({ address }: Attempt): string | null => (address === null ? null : keyOf('address', address));

/** When the next attempt may be made, by the row's count of failures. */
const openAt = (free: number): Sql => sql`
  (f.last_at + interval '1 second' * case when f.failures < ${free}::int then 0 else
     least(${LONGEST_WAIT_SECONDS}::int, ${FIRST_WAIT_SECONDS}::int * 2 ^ least(f.failures - ${free}::int, ${STEPS}::int))
   end)`;

const upsert = (key: string, free: number, at: string): Sql => sql`
  insert into login_failure as f (key, failures, last_at) values (${key}, 1, ${at}::timestamptz)
  on conflict (key) do update
     set failures = case when f.last_at < excluded.last_at - interval '1 hour' then 1 else f.failures + 1 end,
         last_at = greatest(f.last_at, excluded.last_at)
   -- Two attempts at once may arrive here in the other order; free ones are never made to wait for that.
   where f.failures < ${free}::int or ${openAt(free)} <= excluded.last_at`;

const selectWait = (key: string, free: number, at: string): Sql => sql`
  select extract(epoch from ${openAt(free)} - ${at}::timestamptz)::float8 as seconds
    from login_failure f where key = ${key}`;
