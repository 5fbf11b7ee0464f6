import { copyFile, link, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A folder for what is unpacked, of one opened file. */
export interface WorkFolder {
  path: string;
  remove(): Promise<void>;
}

/** Gives `work` a folder of its own, which is removed if `work` fails and otherwise by `remove`. */
export async function withWorkFolder<T>(work: (folder: WorkFolder) => Promise<T>): Promise<T> {
  const path = await mkdtemp(join(tmpdir(), `diming-read-${process.pid}-`));
  const folder = { path, remove: () => rm(path, { recursive: true, force: true }) };
  try {
    return await work(folder);
  } catch (error) {
    await folder.remove();
    throw error;
  }
}

/** Puts a file into a folder of its own below the work folder, without copying where the disk is the same. */
export async function linkedInto(folder: WorkFolder, path: string, name: string): Promise<string> {
  const place = join(folder.path, 'given');
  await mkdir(place);
  const to = join(place, name);
  await link(path, to).catch(() => copyFile(path, to));
  return to;
}
