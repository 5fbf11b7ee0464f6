import { createHash } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { type Db, maybeOne, run, sql } from '../db/sql.ts';
import { Problem } from '../problem.ts';

export interface StoredReply {
  status: number;
  reply: string;
  etag: string | null;
}
interface Keyed {
  /** Account id, or `public`. */
  caller: string;
  key: string;
  /** Everything that makes the request what it is. */
  request: readonly (string | Uint8Array)[];
}

const FORM = /^[\x21-\x7e]{8,200}$/;
const POLL_MS = 100;
const WAIT_MS = 10_000;
const Row = z.object({
  same: z.boolean(),
  status: z.number().int().nullable(),
  reply: z.string().nullable(),
  etag: z.string().nullable(),
  // Longer than any request may take: its process is gone.
  abandoned: z.boolean(),
});

/**
 * Runs a creating request at most once per key. The first claims the key in a statement of its own, so that of two
 * at the same moment one waits for the other's reply. A refusal frees the key; a key whose first request never stored
 * a reply (the process died) is refused for good, because doing it twice is worse than asking.
 * @throws Problem invalid-input, conflict
 */
export async function once(
  db: Db,
  keyed: Keyed,
  work: () => Promise<StoredReply>,
): Promise<StoredReply & { replayed: boolean }> {
  requireForm(keyed.key);
  const hash = hashOf(keyed.request);
  if ((await run(db, claim(keyed, hash))) === 0) return { ...(await earlier(db, keyed, hash)), replayed: true };
  try {
    const done = await work();
    await run(db, keep(keyed, done));
    return { ...done, replayed: false };
  } catch (error) {
    await run(db, free(keyed));
    throw error;
  }
}

/** Removes keys older than a day; recurring work. */
export const forgetOldKeys = (db: Db): Promise<number> =>
  run(db, sql`delete from idempotency_key where at < now() - interval '24 hours'`);

async function earlier(db: Db, keyed: Keyed, hash: Uint8Array): Promise<StoredReply> {
  for (let waited = 0; waited < WAIT_MS; waited += POLL_MS) {
    const row = await maybeOne(db, Row, select(keyed, hash));
    if (!row) throw retry();
    if (!row.same) throw differs();
    if (row.status !== null && row.reply !== null) return { status: row.status, reply: row.reply, etag: row.etag };
    if (row.abandoned) break;
    await pause(POLL_MS);
  }
  throw unknownOutcome();
}

function requireForm(key: string): void {
  if (FORM.test(key)) return;
  const words = { detail: '8 to 200 visible ASCII characters', detailZh: '应为 8 至 200 个可见 ASCII 字符' };
  throw new Problem('invalid-input', 'Idempotency-Key has the wrong form', {
    detailZh: 'Idempotency-Key 格式不正确。',
    errors: [{ in: 'header', pointer: '/idempotency-key', code: 'invalid_format', ...words }],
  });
}

const differs = () =>
  new Problem('conflict', 'This Idempotency-Key was used for another request', {
    detailZh: '这个 Idempotency-Key 已用于另一个不同的请求。',
  });
const retry = () =>
  new Problem('conflict', 'The first request with this key was refused; send it again', {
    detailZh: '使用同一个 Idempotency-Key 的前一请求未成功，请重新发送。',
    retryAfterSeconds: 1,
  });
const unknownOutcome = () =>
  new Problem('conflict', 'The first request with this key has no answer yet; look whether it was done', {
    detailZh: '使用同一个 Idempotency-Key 的前一请求尚无结果，请先查看是否已办成。',
    outcome: 'unknown',
  });

function hashOf(parts: Keyed['request']): Buffer {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(createHash('sha256').update(part).digest());
  return hash.digest();
}

const claim = ({ caller, key }: Keyed, hash: Uint8Array) => sql`
  insert into idempotency_key (caller, key, request_hash, at) values (${caller}, ${key}, ${hash}, now())
  on conflict do nothing`;
const keep = ({ caller, key }: Keyed, { status, reply, etag }: StoredReply) => sql`
  update idempotency_key set status = ${status}, reply = ${reply}, etag = ${etag}
   where caller = ${caller} and key = ${key}`;
const free = ({ caller, key }: Keyed) => sql`
  delete from idempotency_key where caller = ${caller} and key = ${key} and status is null`;
const select = ({ caller, key }: Keyed, hash: Uint8Array) => sql`
  select request_hash = ${hash} as same, status, reply, etag, at < now() - interval '5 minutes' as abandoned
    from idempotency_key
   where caller = ${caller} and key = ${key}`;
