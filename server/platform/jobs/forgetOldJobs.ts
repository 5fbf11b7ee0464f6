import type { Knex } from 'knex';
import { run, sql } from '../db/sql.ts';
import { queueLibrary } from './library.ts';

/** Removes jobs that were done a week ago or have been dead for three months. */
export async function forgetOldJobs(db: Knex): Promise<void> {
  await queueLibrary(db).maintain();
  await run(
    db,
    sql`delete from job_about a where created_at < now() - interval '7 days'
           and not exists (select 1 from pgboss.job where id = a.job_id)`,
  );
}
