import { join } from 'node:path';
import { jurisdictionRules } from './jurisdictionRules.ts';
import type { Config } from './platform/config.ts';
import { migrate } from './platform/db/migrate.ts';
import { type Database, openDatabase } from './platform/db/openDatabase.ts';
import { demoClock } from './platform/demoClock.ts';
import type { Deps } from './platform/deps.ts';
import { folderFiles } from './platform/files.ts';
import { openJobs } from './platform/jobs/openJobs.ts';
import type { Log } from './platform/log.ts';
import { fileScanner } from './platform/scanFile.ts';

export interface Register {
  deps: Deps;
  database: Database;
  /** Names of the migrations applied while opening. */
  migrated: string[];
}

const MIGRATIONS = new URL('../migrations', import.meta.url).pathname;

/**
 * Opens the register that the configuration names, brings its schema up to date and hands out the outside world.
 * @throws FolderInUse when another process has the embedded database open
 */
export async function openRegister(config: Config, log: Log): Promise<Register> {
  const { databaseUrl, dataDir } = config;
  const database = await openDatabase({ databaseUrl, dataDir, log });
  try {
    const migrated = await migrate(database, MIGRATIONS);
    const clock = demoClock(() => new Date());
    await clock.load(database.knex);
    const deps: Deps = {
      ...{ db: database.knex, engine: database.engine, clock, now: clock.now, config, log },
      files: folderFiles(join(dataDir, 'files')),
      scan: fileScanner(config.scanCommand),
      jurisdictions: jurisdictionRules,
      jobs: openJobs({ db: database.knex, engine: database.engine, log }),
    };
    return { deps, database, migrated };
  } catch (error) {
    await database.close();
    throw error;
  }
}
