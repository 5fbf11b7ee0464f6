import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';

/** What a backup holds; paths below its `data` folder, with `/`. */
export const BackupManifest = z.object({
  format: z.literal('diming-backup-1'),
  madeAt: z.iso.datetime(),
  /** Empty ones too: PostgreSQL does not start without them. */
  folders: z.string().array(),
  files: z.object({ path: z.string(), sha256: z.string() }).array(),
});
export type BackupManifest = z.infer<typeof BackupManifest>;

/** The contents of a folder, hashed; sockets are left out. */
export async function backupManifest(folder: string, madeAt: string): Promise<BackupManifest> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const pathOf = (entry: (typeof entries)[number]) =>
    relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/');
  const folders = entries.filter((entry) => entry.isDirectory()).map(pathOf);
  const paths = entries.filter((entry) => entry.isFile()).map(pathOf);
  const files: BackupManifest['files'] = [];
  for (const path of paths.sort()) files.push({ path, sha256: await hashOf(join(folder, path)) });
  return { format: 'diming-backup-1', madeAt, folders: folders.sort(), files };
}

/** Files of a manifest that are missing in a folder or have other contents. */
export async function damagedFiles(folder: string, { files }: BackupManifest): Promise<string[]> {
  const damaged: string[] = [];
  for (const { path, sha256 } of files) {
    const found = await hashOf(join(folder, path)).catch(() => undefined);
    if (found !== sha256) damaged.push(path);
  }
  return damaged;
}

async function hashOf(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}
