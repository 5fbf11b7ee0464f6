import { z } from 'zod';
import { type Db, many, sql } from '../db/sql.ts';
import type { Jobs } from './jobs.ts';

/** Cancels what waits or runs of a kind under a key: whoever asked for it has given it up. */
export async function cancelJobs(
  tx: Db,
  jobs: Pick<Jobs, 'cancel'>,
  { kind, key }: { kind: string; key: string },
): Promise<void> {
  const live = await many(
    tx,
    z.object({ id: z.uuid() }),
    sql`select id from pgboss.job where name = ${kind} and singleton_key = ${key} and state <= 'active'`,
  );
  for (const { id } of live) await jobs.cancel(tx, { id, kind });
}
