import type { Knex } from 'knex';
import type { Jobs } from '../../platform/jobs/jobs.ts';
import type { Log } from '../../platform/log.ts';

/** What checking a set needs of the outside world. */
export interface CheckDeps {
  db: Knex;
  log: Log;
  now: () => string;
  jobs: Pick<Jobs, 'send' | 'cancel'>;
}
