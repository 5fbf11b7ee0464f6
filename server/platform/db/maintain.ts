import type { Database } from './openDatabase.ts';
import { pgQuery } from './pgQuery.ts';

/**
 * Clears dead rows and renews the planner's statistics. To be called after imports and once a day: the embedded engine
 * has no autovacuum. On a server it does nothing. Other statements wait meanwhile (665,000 names: seconds).
 */
export async function maintain(database: Pick<Database, 'knex' | 'engine'>): Promise<void> {
  if (database.engine === 'embedded') await pgQuery(database.knex)('vacuum analyze');
}
