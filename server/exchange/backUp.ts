import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { cp, lstat, mkdir, readdir, rename, rm, rmdir, writeFile } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import { lockFolder } from '../platform/embedded/lockFolder.ts';
import { databaseFolder } from '../platform/embedded/openEmbedded.ts';
import { Problem } from '../platform/problem.ts';
import { type BackupManifest, backupManifest, damagedFiles } from './backupManifest.ts';

/**
 * Copies the whole data folder of a closed embedded register — database, files, secrets — to `target`, reads the copy
 * back and lets it appear only when every byte agrees.
 * @throws FolderInUse while the service runs; Problem not-found, conflict
 */
export async function backUp(dataDir: string, target: string, madeAt: string): Promise<BackupManifest> {
  if (!existsSync(databaseFolder(dataDir))) throw noRegister(dataDir);
  await requireRoom(dataDir, target);
  const unlock = await lockFolder(dataDir);
  const making = `${resolve(target)}.${randomUUID()}`;
  try {
    await mkdir(making, { recursive: true, mode: 0o700 });
    const manifest = await backupManifest(dataDir, madeAt);
    await cp(dataDir, join(making, 'data'), { recursive: true, filter: isNoSocket });
    const damaged = await damagedFiles(join(making, 'data'), manifest);
    if (damaged.length > 0) throw new Error(`The copy differs from the original: ${damaged.slice(0, 5).join(', ')}`);
    await writeFile(join(making, 'manifest.json'), JSON.stringify(manifest), { mode: 0o600 });
    if (existsSync(target)) await rmdir(target);
    await rename(making, target);
    return manifest;
  } finally {
    await rm(making, { recursive: true, force: true });
    await unlock();
  }
}

const isNoSocket = async (path: string): Promise<boolean> => !(await lstat(path)).isSocket();

async function requireRoom(dataDir: string, target: string): Promise<void> {
  const below = relative(resolve(dataDir), resolve(target));
  if (!below.startsWith('..') && resolve(below) !== below)
    throw new Problem('conflict', 'The backup cannot lie inside the data folder', {
      detailZh: '备份不能放在数据文件夹之内。',
    });
  if (existsSync(target) && (await readdir(target)).length > 0)
    throw new Problem('conflict', `${target} is not empty; name a new folder`, {
      detailZh: `${target} 不为空，请指定新的文件夹。`,
    });
  await mkdir(dirname(resolve(target)), { recursive: true });
}

const noRegister = (dataDir: string): Problem =>
  new Problem('not-found', `There is no embedded register in ${dataDir}`, {
    detailZh: `${dataDir} 中没有嵌入式地名库。`,
  });
