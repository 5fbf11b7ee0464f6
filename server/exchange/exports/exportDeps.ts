import type { Knex } from 'knex';
import type { Jobs } from '../../platform/jobs/jobs.ts';

/** What exports need of the outside; files wait in `exports` of the data folder, each under the id of its run. */
export interface ExportDeps {
  db: Knex;
  now: () => string;
  /** The register's day in China. */
  today: () => string;
  config: { dataDir: string };
  /** Does what takes long. */
  jobs: Jobs;
}
