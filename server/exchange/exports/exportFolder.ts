import { mkdir, mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';

// Files of exports are no evidence: they stand beside the file store, which never forgets, and are gone after their days.
const folderOf = (dataDir: string): string => join(dataDir, 'exports');
const WORK = 'work-';
const STALE_MS = 86_400_000;

/** Where the file of a run waits. */
export const exportPath = (dataDir: string, id: string): string => join(folderOf(dataDir), id);

/** Hands an empty folder to work in, on the disk on which the file will wait, and clears it away. */
export async function inWorkFolder<T>(dataDir: string, work: (folder: string) => Promise<T>): Promise<T> {
  const root = folderOf(dataDir);
  await mkdir(root, { recursive: true, mode: 0o700 });
  const folder = await mkdtemp(join(root, WORK));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Clears away what killed processes left. */
export async function clearWorkFolders(dataDir: string, now: number): Promise<void> {
  const root = folderOf(dataDir);
  const names = await readdir(root).catch(() => []);
  for (const name of names.filter((each) => each.startsWith(WORK))) {
    const path = join(root, name);
    const { mtimeMs } = await stat(path).catch(() => ({ mtimeMs: now }));
    if (now - mtimeMs > STALE_MS) await rm(path, { recursive: true, force: true });
  }
}
