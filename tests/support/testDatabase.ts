import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { inject } from 'vitest';
import { type Database, type Engine, openDatabase } from '#server/platform/db/openDatabase.ts';
import { cachedTemplate } from '#server/platform/embedded/cachedTemplate.ts';
import { copyDatabase } from '#server/platform/embedded/copyDatabase.ts';
import { databaseFolder } from '#server/platform/embedded/openEmbedded.ts';
import { lastingDatabase } from './lastingEngine.ts';
import { embeddedSample, serverSample, testFolder } from './sampleTemplate.ts';
import { onServer, urlOf } from './serverTemplate.ts';

interface Options {
  /** `false`: without the project's migrations. */
  migrated?: boolean;
  /** With the law's rows and the whole sample register, as a first start loads them. */
  sample?: boolean;
  poolMax?: number;
  waitLimitMs?: number;
  statementLimitMs?: number;
  log?: { warn(line: string): void; error(line: string): void };
}

/** The engine on which this test file runs. */
export const testEngine: Engine = process.env.DIMING_TEST_ENGINE === 'server' ? 'server' : 'embedded';

/**
 * A database of its own for one test file: a copy of the run's migrated template. Close it in `afterAll`; that also
 * removes it.
 */
export function testDatabase(options: Options = {}): Promise<Database> {
  const { TEST_DATABASE_URL: url } = process.env;
  return testEngine === 'server' && url !== undefined ? serverCopy(url, options) : embeddedCopy(options);
}

/** The same for a test that writes rows and no tables: on the embedded engine it may have served another file before. */
export function testRegister(sample: boolean): Promise<Database> {
  if (testEngine === 'server') return testDatabase({ sample });
  return lastingDatabase(sample ? 'sample' : 'migrated', () => embeddedFolder({ sample }));
}

async function embeddedFolder({ migrated = true, sample = false }: Options): Promise<string> {
  const dataDir = await mkdtemp(testFolder(process.ppid));
  const filled = sample ? await embeddedSample(template()) : undefined;
  await copyDatabase(filled ?? (migrated ? template() : await cachedTemplate()), databaseFolder(dataDir));
  return dataDir;
}

async function embeddedCopy({ migrated = true, sample = false, ...options }: Options): Promise<Database> {
  const dataDir = await embeddedFolder({ migrated, sample });
  const database = await openDatabase({ dataDir, waitLimitMs: 5_000, ...options });
  return andThen(database, () => rm(dataDir, { recursive: true, force: true }));
}

/** A data folder of the embedded engine with the whole sample register, for a program that opens it itself. */
export const sampleDataFolder = (): Promise<string> => embeddedFolder({ sample: true });

/** The same on the server, by its address. */
export async function sampleDatabase(): Promise<{ url: string; drop(): Promise<unknown> }> {
  const { TEST_DATABASE_URL: url } = process.env;
  if (url === undefined) throw new Error('TEST_DATABASE_URL names no server');
  const name = newName();
  await onServer(url, `create database ${name} template ${await serverSample(url, template())}`);
  return { url: urlOf(url, name), drop: () => onServer(url, `drop database ${name} with (force)`) };
}

const newName = (): string => `diming_test_${process.ppid}_${randomUUID().replaceAll('-', '')}`;

async function serverCopy(url: string, { migrated = true, sample = false, ...options }: Options): Promise<Database> {
  const name = newName();
  const filled = sample ? await serverSample(url, template()) : undefined;
  await onServer(url, `create database ${name} template ${filled ?? (migrated ? template() : 'template0')}`);
  const database = await openDatabase({ databaseUrl: urlOf(url, name), dataDir: '', ...options });
  return andThen(database, () => onServer(url, `drop database ${name} with (force)`));
}

function template(): string {
  const made = inject('template');
  if ('failure' in made) throw new Error(made.failure);
  return made.name;
}

function andThen(database: Database, clean: () => Promise<unknown>): Database {
  return {
    ...database,
    close: async () => {
      await database.close();
      await clean();
    },
  };
}
