import { rm } from 'node:fs/promises';
import { connectEmbedded, type Database } from '#server/platform/db/openDatabase.ts';
import { type Embedded, openEmbedded } from '#server/platform/embedded/openEmbedded.ts';
import { giveBackRows, keepRows } from './pristineRows.ts';

interface Kept {
  embedded: Embedded;
  dataDir: string;
}

// Files of one worker share their modules, and with them what stands here.
const idle = new Map<string, Kept[]>();

/**
 * A database on an embedded engine that outlasts the test file: starting one takes five seconds of a core, giving it back
 * the rows it had takes a tenth. `make` makes the folder of a new one; those of a key have the same rows. Tests may write any
 * rows, and change no table but for a while.
 */
export async function lastingDatabase(key: string, make: () => Promise<string>): Promise<Database> {
  const kept = idle.get(key)?.pop() ?? (await start(await make()));
  return connect(kept, () => giveBack(key, kept));
}

async function start(dataDir: string): Promise<Kept> {
  const kept = { embedded: await openEmbedded(dataDir, { waitLimitMs: 5_000 }), dataDir };
  await once(kept, keepRows);
  return kept;
}

// A pool of its own for each file: what the service remembers goes with it.
const connect = ({ embedded }: Kept, after: () => Promise<void>): Promise<Database> =>
  connectEmbedded(embedded, {}, after);

async function once(kept: Kept, work: (knex: Database['knex']) => Promise<void>): Promise<void> {
  const database = await connect(kept, async () => undefined);
  await work(database.knex).finally(() => database.close());
}

async function giveBack(key: string, kept: Kept): Promise<void> {
  const others = idle.get(key) ?? [];
  // A file that opens two leaves one: each holds 0.6 GB.
  if (others.length > 0) return end(kept);
  try {
    await once(kept, giveBackRows);
  } catch (error) {
    await end(kept);
    throw error;
  }
  idle.set(key, [...others, kept]);
}

async function end({ embedded, dataDir }: Kept): Promise<void> {
  await embedded.close();
  await rm(dataDir, { recursive: true, force: true });
}
