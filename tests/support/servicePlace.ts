import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sampleDatabase, sampleDataFolder, testEngine } from './testDatabase.ts';

/** Where a service in a process of its own has its data. */
export interface ServicePlace {
  dataDir: string;
  databaseUrl: string | undefined;
  remove(): Promise<void>;
}

/**
 * A place with the whole sample register, as a first start leaves it: a copy of the run's own, for filling one takes as
 * long as several starts. Remove it once the service has ended.
 */
export async function servicePlace(): Promise<ServicePlace> {
  if (testEngine === 'embedded') {
    const dataDir = await sampleDataFolder();
    return { dataDir, databaseUrl: undefined, remove: () => rm(dataDir, { recursive: true, force: true }) };
  }
  const dataDir = await mkdtemp(join(tmpdir(), 'diming-test-'));
  const { url, drop } = await sampleDatabase();
  return {
    dataDir,
    databaseUrl: url,
    remove: async () => {
      await drop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
