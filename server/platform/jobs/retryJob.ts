import { type Db, run, sql } from '../db/sql.ts';
import { Problem } from '../problem.ts';
import type { JobRef } from './jobs.ts';

/**
 * One more try, now. Not the library's `retry`: that one takes no cancelled job, and keeps the time of the end, by which the
 * job would be cleared away while it waits.
 * @throws Problem conflict `waits` where another with its key waits: that one does the work
 */
export async function retryJob(tx: Db, { id, kind }: JobRef): Promise<void> {
  const changed = await run(
    tx,
    sql`update pgboss.job j
           set state = 'retry', completed_on = null, start_after = now(), retry_limit = greatest(retry_limit, retry_count + 1)
         where name = ${kind} and id = ${id} and state in ('failed', 'cancelled')
           and not exists (select 1 from pgboss.job w
                            where w.name = j.name and w.singleton_key = j.singleton_key and w.state < 'active')`,
  );
  if (changed > 0) return;
  throw new Problem('conflict', 'Another job for the same work waits already', {
    ...{ detailZh: '同一工作已有任务在排队，无需重试。', code: 'waits' },
  });
}
