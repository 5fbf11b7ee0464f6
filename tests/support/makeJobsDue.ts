import type { Knex } from 'knex';
import { run, sql } from '#server/platform/db/sql.ts';

/** Every waiting job is due now, whatever pause it was to make. */
export const makeJobsDue = (db: Knex): Promise<number> =>
  run(db, sql`update pgboss.job set start_after = now() where state < 'active'`);
