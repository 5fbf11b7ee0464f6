import type { Knex } from 'knex';
import type { Db } from '../../platform/db/sql.ts';
import type { Jobs } from '../../platform/jobs/jobs.ts';
import type { Log } from '../../platform/log.ts';
import type { CompiledRuleSet } from '../compileRuleSet.ts';

/** What checking a table needs of the outside world. */
export interface BatchDeps {
  db: Knex;
  log: Log;
  jobs: Pick<Jobs, 'send' | 'cancel'>;
  now: () => string;
  /** The register's day in China. */
  today: () => string;
  rules: (db: Db) => Promise<CompiledRuleSet>;
}
