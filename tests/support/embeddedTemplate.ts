import { createHash, randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, rename, rm, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { migrate, migrationsIn } from '#server/platform/db/migrate.ts';
import { openDatabase } from '#server/platform/db/openDatabase.ts';
import { CACHE, templateKey } from '#server/platform/embedded/cache.ts';
import { databaseFolder } from '#server/platform/embedded/openEmbedded.ts';

const PREFIX = 'migrated-';
// Migrated templates, and what a killed process left half-made (with a uuid at the end).
const OURS = /^migrated-|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const UNUSED_MS = 24 * 3600 * 1000;

/**
 * The folder of an embedded database with these migrations applied. Kept between runs under a key of their contents:
 * a run that changes no migration starts at once.
 */
export async function embeddedTemplate(migrations: string): Promise<string> {
  const folder = join(CACHE, PREFIX + (await keyOf(migrations)));
  if (!existsSync(folder)) await make(folder, migrations);
  await utimes(folder, new Date(), new Date());
  await removeUnused();
  return folder;
}

async function keyOf(migrations: string): Promise<string> {
  const hash = createHash('sha256').update(templateKey());
  for (const { name, sha256 } of await migrationsIn(migrations)) hash.update(name).update(sha256);
  return hash.digest('hex').slice(0, 16);
}

async function make(folder: string, migrations: string): Promise<void> {
  const dataDir = join(CACHE, `making-${randomUUID()}`);
  try {
    const database = await openDatabase({ dataDir });
    try {
      await migrate(database, migrations);
      await database.knex.raw('checkpoint');
    } finally {
      await database.close();
    }
    await rename(databaseFolder(dataDir), folder).catch((error: unknown) => {
      if (!existsSync(folder)) throw error; // another run was faster
    });
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
}

async function removeUnused(): Promise<void> {
  for (const name of await readdir(CACHE)) {
    const path = join(CACHE, name);
    if (OURS.test(name) && Date.now() - (await stat(path)).mtimeMs > UNUSED_MS)
      await rm(path, { recursive: true, force: true });
  }
}
