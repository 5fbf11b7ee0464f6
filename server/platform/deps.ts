import type { Knex } from 'knex';
import type { Config } from './config.ts';
import type { DemoClock } from './demoClock.ts';
import type { FileStore } from './files.ts';
import type { Jurisdictions } from './http/jurisdictions.ts';
import type { Jobs } from './jobs/jobs.ts';
import type { Log } from './log.ts';
import type { FileScanner } from './scanFile.ts';

/** The outside world, handed to every domain. Only `main.ts` and the tests make one. */
export interface Deps {
  db: Knex;
  engine: 'embedded' | 'server';
  /** The register's present moment, ISO 8601; `clock.now`. */
  now: () => string;
  clock: DemoClock;
  config: Config;
  files: FileStore;
  scan: FileScanner;
  log: Log;
  jurisdictions: Jurisdictions;
  jobs: Jobs;
}
