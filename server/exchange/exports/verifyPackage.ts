import { createWriteStream } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import yauzl from 'yauzl';
import { Problem } from '../../platform/problem.ts';
import { hashFile } from './hashFile.ts';
import { ExportManifest } from './manifest.ts';

export interface PackageReport {
  genuine: boolean;
  files: number;
  /** Name and what is wrong with it. */
  faults: { name: string; fault: 'missing' | 'altered' | 'not-listed' | 'not-readable' }[];
  manifest: ExportManifest | null;
}

const SUMS = 'SHA256SUMS';
const MANIFEST = 'manifest.json';
const SUM_LINE = /^([0-9a-f]{64}) [ *](.+)$/;

/**
 * Compares every file of a package, a ZIP or the folder it was unpacked into, with SHA256SUMS and the manifest.
 * @throws Problem invalid-input where it is no package at all
 */
export async function verifyPackage(path: string): Promise<PackageReport> {
  const kind = await stat(path).catch(() => undefined);
  if (!kind) throw noPackage(`There is nothing at ${path}`, `没有 ${path}。`);
  if (kind.isDirectory()) return verifyFolder(path);
  const folder = await mkdtemp(join(tmpdir(), 'diming-package-'));
  try {
    await unpack(path, folder);
    return await verifyFolder(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function verifyFolder(folder: string): Promise<PackageReport> {
  const sums = await readFile(join(folder, SUMS), 'utf8').catch(() => undefined);
  if (sums === undefined) throw noPackage(`There is no ${SUMS}`, `其中没有 ${SUMS}，不是数据包。`);
  const listed = new Map(sums.split(/\r?\n/).flatMap((line) => sumOf(line)));
  const present = (await readdir(folder)).filter((name) => name !== SUMS);
  const faults = await faultsOf(folder, listed, new Set(present));
  for (const name of present) if (!listed.has(name)) faults.push({ name, fault: 'not-listed' });
  const manifest = await manifestOf(folder);
  if (!manifest) faults.push({ name: MANIFEST, fault: 'not-readable' });
  const told = manifest?.files ?? [];
  for (const { name, sha256 } of told) if (listed.get(name) !== sha256) faults.push({ name, fault: 'altered' });
  return { genuine: faults.length === 0, files: listed.size, faults, manifest: manifest ?? null };
}

type Faults = PackageReport['faults'];

async function faultsOf(
  folder: string,
  listed: ReadonlyMap<string, string>,
  present: ReadonlySet<string>,
): Promise<Faults> {
  const faults: Faults = [];
  for (const [name, sha256] of listed) {
    if (!present.has(name)) faults.push({ name, fault: 'missing' });
    else if ((await hashFile(join(folder, name))).sha256 !== sha256) faults.push({ name, fault: 'altered' });
  }
  return faults;
}

function sumOf(line: string): [string, string][] {
  const [, sha256, name] = SUM_LINE.exec(line) ?? [];
  return sha256 !== undefined && name !== undefined && isPlain(name) ? [[name, sha256]] : [];
}

async function manifestOf(folder: string): Promise<ExportManifest | undefined> {
  try {
    return ExportManifest.parse(JSON.parse(await readFile(join(folder, MANIFEST), 'utf8')));
  } catch {
    return undefined;
  }
}

// A package has no folders: whatever asks for another place than the one it is unpacked into is refused.
const isPlain = (name: string): boolean => /^[^/\\\p{Cc}]+$/u.test(name) && name !== '.' && name !== '..';
// Of what is unpacked: a bomb must not fill the disk.
const MOST_BYTES = 20 * 1024 ** 3;

async function unpack(path: string, folder: string): Promise<void> {
  const zip = await yauzl.openPromise(path).catch(() => {
    throw noPackage('It is not a ZIP', '不是 ZIP 文件。');
  });
  let bytes = 0;
  for await (const entry of zip.eachEntry()) {
    bytes += entry.uncompressedSize;
    if (!isPlain(entry.fileName) || bytes > MOST_BYTES)
      throw noPackage(`It holds what no package holds: ${entry.fileName}`, `含有数据包不应有的内容：${entry.fileName}`);
    await pipeline(
      await zip.openReadStreamPromise(entry),
      createWriteStream(join(folder, entry.fileName), { flags: 'wx' }),
    );
  }
}

const noPackage = (detail: string, detailZh: string): Problem => new Problem('invalid-input', detail, { detailZh });
