import { randomUUID } from 'node:crypto';
import { mkdir, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import pg from 'pg';
import { EngineThread } from './engineThread.ts';
import { EXTENSIONS } from './extensions.ts';

/**
 * Makes an empty database with all extensions in a folder that does not exist yet: initdb and CREATE EXTENSION, 12–16 s.
 * The folder appears only when it is complete; if another process was faster, its folder stays.
 */
export async function makeDatabase(folder: string): Promise<void> {
  const making = `${folder}.${randomUUID()}`;
  await mkdir(dirname(folder), { recursive: true });
  try {
    await initialise(making);
    await rename(making, folder);
  } catch (error) {
    await rm(making, { recursive: true, force: true });
    if (!isTaken(error)) throw error;
  }
}

async function initialise(folder: string): Promise<void> {
  const engine = new EngineThread({ folder, waitLimitMs: 1000, statementLimitMs: 600_000, report: () => undefined });
  try {
    await engine.open();
    const client = new pg.Client({ user: 'postgres', database: 'postgres', stream: () => engine.socket() });
    await client.connect();
    for (const name of EXTENSIONS) await client.query(`create extension if not exists ${name}`);
    await client.query('vacuum analyze');
    await client.query('checkpoint');
    await client.end();
  } finally {
    await engine.close();
  }
}

/** Did a rename fail because the folder had been made meanwhile? */
function isTaken(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return code === 'ENOTEMPTY' || code === 'EEXIST';
}
