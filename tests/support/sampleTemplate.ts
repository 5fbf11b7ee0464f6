import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdtemp, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fillNewRegister } from '#server/exchange/loadSample.ts';
import { type Database, openDatabase } from '#server/platform/db/openDatabase.ts';
import { copyDatabase } from '#server/platform/embedded/copyDatabase.ts';
import { databaseFolder } from '#server/platform/embedded/openEmbedded.ts';
import { onServer, urlOf } from './serverTemplate.ts';

/** Where the run with this process keeps its sample register on the embedded engine. */
export const sampleFolder = (run: number): string => join(tmpdir(), `diming-sample-${run}`);

/** How the folders begin in which the files of a run have their embedded databases. */
export const testFolder = (run: number): string => join(tmpdir(), `diming-test-${run}-`);

/**
 * A copy of the migrated folder with the law's rows and the whole sample register, as a first start loads them. Made by the
 * file of a run that first needs it: loading them takes longer than most files' tests, and copying them does not.
 */
export async function embeddedSample(migrated: string): Promise<string> {
  const folder = sampleFolder(process.ppid);
  if (existsSync(folder)) return folder;
  const dataDir = await mkdtemp(testFolder(process.ppid));
  await copyDatabase(migrated, databaseFolder(dataDir));
  await fill(await openDatabase({ dataDir }), 'checkpoint');
  await rename(databaseFolder(dataDir), folder).catch((error: unknown) => {
    if (!existsSync(folder)) throw error; // the other worker was faster
  });
  await rm(dataDir, { recursive: true, force: true });
  return folder;
}

/** The same on a server: the name of a database beside the migrated one. */
export async function serverSample(url: string, migrated: string): Promise<string> {
  const name = `${migrated}_sample`;
  const isThere = async () => (await onServer(url, `select 1 from pg_database where datname = '${name}'`)).length > 0;
  if (await isThere()) return name;
  const making = `${migrated}_${randomUUID().slice(0, 8)}`;
  await onServer(url, `create database ${making} template ${migrated}`);
  await fill(await openDatabase({ databaseUrl: urlOf(url, making), dataDir: '' }), 'analyze');
  await onServer(url, `alter database ${making} rename to ${name}`).catch(async (error: unknown) => {
    if (!(await isThere())) throw error; // the other worker was faster
    await onServer(url, `drop database ${making}`);
  });
  return name;
}

async function fill(database: Database, last: string): Promise<void> {
  try {
    await fillNewRegister({ db: database.knex, now: () => new Date().toISOString() }, { sample: true });
    await database.knex.raw(last);
  } finally {
    await database.close();
  }
}
