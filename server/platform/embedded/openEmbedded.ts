import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Duplex } from 'node:stream';
import { cached } from './cache.ts';
import { cachedTemplate } from './cachedTemplate.ts';
import { copyDatabase } from './copyDatabase.ts';
import { type EngineOptions, EngineThread } from './engineThread.ts';
import { lockFolder } from './lockFolder.ts';
import { makeDatabase } from './makeDatabase.ts';

/** A running embedded engine: gives sockets to `pg` and must be closed. */
export interface Embedded {
  socket(): Duplex;
  close(): Promise<void>;
}

type Options = Partial<Omit<EngineOptions, 'folder'>>;

const DEFAULTS = {
  waitLimitMs: 10_000,
  statementLimitMs: 600_000,
  report: (line: string) => {
    process.stderr.write(`${line}\n`);
  },
};

/**
 * Opens the embedded database below a data folder, and makes it first when there is none.
 * @throws FolderInUse when another process has it open
 */
export async function openEmbedded(dataDir: string, options: Options = {}): Promise<Embedded> {
  await mkdir(dataDir, { recursive: true });
  const unlock = await lockFolder(dataDir);
  try {
    const engine = await startEngine(databaseFolder(dataDir), options);
    return {
      socket: () => engine.socket(),
      close: async () => {
        await engine.close();
        await unlock();
      },
    };
  } catch (error) {
    await unlock();
    throw error;
  }
}

/** Where the engine's files are below a data folder. */
export const databaseFolder = (dataDir: string): string => join(dataDir, 'database');

async function startEngine(folder: string, options: Options): Promise<EngineThread> {
  if (!existsSync(folder)) await createDatabase(folder);
  const engine = new EngineThread({ folder, ...DEFAULTS, ...options });
  await engine.open();
  return engine;
}

async function createDatabase(folder: string): Promise<void> {
  const template = await cached(cachedTemplate);
  if (template === undefined) await makeDatabase(folder);
  else await copyDatabase(template, folder);
}
