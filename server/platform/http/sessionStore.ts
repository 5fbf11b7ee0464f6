import { createHash } from 'node:crypto';
import { type SessionData, Store } from 'express-session';
import { z } from 'zod';
import { type Db, json, maybeOne, run, sql } from '../db/sql.ts';

type Done = (error?: unknown) => void;

// The last use is written at most once a minute: a page of twenty requests costs one write.
const TOUCH_MS = 60_000;
const MOST_REMEMBERED = 10_000;
const Row = z.object({ data: z.custom<SessionData>((value) => typeof value === 'object' && value !== null) });

/**
 * Sessions in the register's database over its own pool. Ours and not connect-pg-simple, which keeps the ids readable
 * in the table and writes on every request.
 */
export class SessionStore extends Store {
  readonly #db: Db;
  readonly #touched = new Map<string, number>();

  constructor(db: Db) {
    super();
    this.#db = db;
  }

  override get(sid: string, done: (error: unknown, session?: SessionData | null) => void): void {
    maybeOne(this.#db, Row, select(hashOf(sid))).then((row) => done(null, row?.data ?? null), done);
  }

  override set(sid: string, session: SessionData, done?: Done): void {
    settle(run(this.#db, upsert(hashOf(sid), session)), done);
  }

  override destroy(sid: string, done?: Done): void {
    this.#touched.delete(sid);
    settle(run(this.#db, remove(hashOf(sid))), done);
  }

  override touch(sid: string, _session: SessionData, done?: Done): void {
    const now = Date.now();
    if (now - (this.#touched.get(sid) ?? 0) < TOUCH_MS) {
      done?.();
      return;
    }
    if (this.#touched.size > MOST_REMEMBERED) this.#touched.clear();
    this.#touched.set(sid, now);
    settle(run(this.#db, markSeen(hashOf(sid))), done);
  }
}

/** Removes sessions that nobody can use any more; recurring work. */
export const forgetOldSessions = (db: Db): Promise<number> => run(db, sql`delete from web_session where not ${alive}`);

function settle(work: Promise<unknown>, done: Done = () => undefined): void {
  work.then(
    () => done(),
    (error: unknown) => done(error),
  );
}

const hashOf = (sid: string): Buffer => createHash('sha256').update(sid).digest();

const alive = sql`(seen_at > now() - interval '2 hours' and started_at > now() - interval '12 hours')`;
const select = (hash: Buffer) => sql`select data from web_session where hash = ${hash} and ${alive}`;
const upsert = (hash: Buffer, session: SessionData) => sql`
  insert into web_session (hash, account_id, data, started_at, seen_at)
  values (${hash}, ${session.accountId}::uuid, ${json(session)}, now(), now())
  on conflict (hash) do update set data = excluded.data, seen_at = excluded.seen_at`;
const markSeen = (hash: Buffer) => sql`update web_session set seen_at = now() where hash = ${hash}`;
const remove = (hash: Buffer) => sql`delete from web_session where hash = ${hash}`;
