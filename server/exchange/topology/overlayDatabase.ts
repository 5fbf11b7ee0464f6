import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig } from '../../platform/config.ts';
import { openDatabase } from '../../platform/db/openDatabase.ts';
import type { Db } from '../../platform/db/sql.ts';

/**
 * Lends a PostGIS that computes and keeps nothing: that of `DATABASE_URL` where it is set, else an embedded one of its own,
 * so that a file can be checked while the service has the register open.
 */
export async function withOverlayDatabase<T>(work: (db: Db) => Promise<T>): Promise<T> {
  const { databaseUrl } = readConfig(process.env);
  const dataDir = await mkdtemp(join(tmpdir(), 'diming-topology-'));
  try {
    const database = await openDatabase({ databaseUrl, dataDir });
    try {
      return await work(database.knex);
    } finally {
      await database.close();
    }
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
}
