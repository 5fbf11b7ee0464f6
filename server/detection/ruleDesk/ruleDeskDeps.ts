import type { Knex } from 'knex';
import type { Jobs } from '../../platform/jobs/jobs.ts';
import type { Log } from '../../platform/log.ts';
import type { PastChecks } from './pastCheck.ts';

/** What the rule desk needs of the outside world. */
export interface DeskDeps {
  db: Knex;
  now: () => string;
  /** The register's day in China. */
  today: () => string;
}
/** Besides, what a dry run needs. */
export interface DryRunDeps extends DeskDeps {
  pastChecks: PastChecks;
  log: Log;
  jobs: Pick<Jobs, 'send'>;
}
