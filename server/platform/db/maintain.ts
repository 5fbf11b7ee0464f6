import { z } from 'zod';
import type { Database } from './openDatabase.ts';
import { pgQuery } from './pgQuery.ts';

/**
 * Clears dead rows and renews the planner's statistics, as autovacuum does on a server and where it would: the embedded
 * engine has none. To be called after imports. On a server it does nothing. Other statements wait meanwhile (665,000 names:
 * seconds); all tables took longer than most imports, and those that hardly changed gain nothing.
 */
export async function maintain(database: Pick<Database, 'knex' | 'engine'>): Promise<void> {
  if (database.engine !== 'embedded') return;
  const query = pgQuery(database.knex);
  // What this backend has counted is seen by others, and by itself, from its next statement on.
  await query('select pg_stat_force_next_flush()');
  const changed = z
    .object({ name: z.string() })
    .array()
    .parse((await query(CHANGED)).rows);
  if (changed.length > 0) await query(`vacuum analyze ${changed.map(({ name }) => name).join(', ')}`);
}

// The thresholds of PostgreSQL's autovacuum: dead rows, rows added, rows that the statistics do not know.
const CHANGED = `
  select format('%I.%I', schemaname, relname) as name from pg_stat_user_tables
   where n_dead_tup > 50 + 0.2 * n_live_tup or n_ins_since_vacuum > 1000 + 0.2 * n_live_tup
      or n_mod_since_analyze > 50 + 0.1 * n_live_tup`;
