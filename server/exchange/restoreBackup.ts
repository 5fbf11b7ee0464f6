import { randomUUID } from 'node:crypto';
import { cp, mkdir, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { lockFolder } from '../platform/embedded/lockFolder.ts';
import { databaseFolder } from '../platform/embedded/openEmbedded.ts';
import { Problem } from '../platform/problem.ts';
import { BackupManifest, damagedFiles } from './backupManifest.ts';

/**
 * Puts a backup into an empty data folder after every byte of it was compared with its manifest. Never overwrites: a
 * register that stands there must be moved away by a person first.
 * @throws FolderInUse while the service runs; Problem not-found, conflict
 */
export async function restoreBackup(dataDir: string, from: string): Promise<BackupManifest> {
  const manifest = await readManifest(from);
  requireWhole(await damagedFiles(join(from, 'data'), manifest));
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const unlock = await lockFolder(dataDir);
  const making = join(dataDir, `restoring-${randomUUID()}`);
  try {
    await requireEmpty(dataDir);
    await cp(join(from, 'data'), making, { recursive: true });
    for (const folder of manifest.folders) await mkdir(join(making, folder), { recursive: true });
    requireWhole(await damagedFiles(making, manifest));
    await moveInto(dataDir, making);
    return manifest;
  } finally {
    await rm(making, { recursive: true, force: true });
    await unlock();
  }
}

/** The database last: a folder without one is no register yet, so that nothing opens half of it. */
async function moveInto(dataDir: string, making: string): Promise<void> {
  const isDatabase = (name: string) => join(dataDir, name) === databaseFolder(dataDir);
  const names = (await readdir(making)).sort((a, b) => Number(isDatabase(a)) - Number(isDatabase(b)));
  for (const name of names) await rename(join(making, name), join(dataDir, name));
}

async function readManifest(from: string): Promise<BackupManifest> {
  const text = await readFile(join(from, 'manifest.json'), 'utf8').catch(() => 'null');
  const manifest = BackupManifest.safeParse(parsed(text));
  if (manifest.success) return manifest.data;
  throw new Problem('not-found', `${from} is no backup: it has no manifest that can be read`, {
    detailZh: `${from} 不是备份：没有可读的清单 manifest.json。`,
  });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function requireWhole(damaged: readonly string[]): void {
  if (damaged.length === 0) return;
  const some = damaged.slice(0, 5).join(', ');
  throw new Problem('conflict', `The backup is damaged: ${damaged.length} file(s), among them ${some}`, {
    detailZh: `备份已损坏：${damaged.length} 个文件与清单不符，例如 ${some}。`,
  });
}

async function requireEmpty(dataDir: string): Promise<void> {
  const entries = (await readdir(dataDir, { withFileTypes: true })).filter((entry) => !entry.isSocket());
  if (entries.length === 0) return;
  throw new Problem('conflict', `${dataDir} is not empty: move it away, or name another folder by DIMING_DATA`, {
    detailZh: `${dataDir} 不为空：请先移走，或用 DIMING_DATA 指定另一个文件夹。`,
  });
}
