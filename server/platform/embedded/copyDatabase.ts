import { randomUUID } from 'node:crypto';
import { constants } from 'node:fs';
import { cp, mkdir, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';

/** Copies a closed embedded database. The new folder appears only when it is complete. */
export async function copyDatabase(from: string, to: string): Promise<void> {
  const making = `${to}.${randomUUID()}`;
  await mkdir(dirname(to), { recursive: true });
  try {
    // Shares the blocks where the file system can.
    await cp(from, making, { recursive: true, mode: constants.COPYFILE_FICLONE });
    await rename(making, to);
  } catch (error) {
    await rm(making, { recursive: true, force: true });
    throw error;
  }
}
