import { createHash, randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, open, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Problem } from './problem.ts';

/** Files by content: the same bytes are stored once. A folder here; an object store fits behind the same three calls. */
export interface FileStore {
  /** Stores the bytes and answers their SHA-256 in hex. Safe to repeat. */
  put(bytes: Uint8Array): Promise<string>;
  /** The same for bytes that do not fit into memory. A source that fails leaves nothing behind. */
  putFrom(source: Readable): Promise<{ sha256: string; bytes: number }>;
  /** The bytes piece by piece. @throws Problem not-found */
  open(sha256: string): Promise<{ stream: Readable; bytes: number }>;
  /** @throws Problem not-found */
  get(sha256: string): Promise<Buffer>;
  has(sha256: string): Promise<boolean>;
}

const HASH = /^[0-9a-f]{64}$/;

/** A store in a folder: `ab/abcdef…`, two levels, so that no folder grows beyond reason. */
export function folderFiles(root: string): FileStore {
  const folderOf = (sha256: string) => join(root, sha256.slice(0, 2));
  const pathOf = (sha256: string) => {
    if (!HASH.test(sha256)) throw new Problem('not-found', 'No such file', { detailZh: '没有这个文件。' });
    return join(folderOf(sha256), sha256);
  };
  const has = (sha256: string) =>
    stat(pathOf(sha256)).then(
      () => true,
      () => false,
    );
  const put = async (bytes: Uint8Array) => {
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    if (await has(sha256)) return sha256;
    await mkdir(folderOf(sha256), { recursive: true, mode: 0o700 });
    await writeWhole(pathOf(sha256), bytes);
    return sha256;
  };
  const get = (sha256: string) =>
    readFile(pathOf(sha256)).catch(() => {
      throw new Problem('not-found', 'No such file', { detailZh: '没有这个文件。' });
    });
  const putFrom = async (source: Readable) => {
    const aside = join(root, `.${randomUUID()}`);
    await mkdir(root, { recursive: true, mode: 0o700 });
    try {
      const written = await writeFrom(aside, source);
      await mkdir(folderOf(written.sha256), { recursive: true, mode: 0o700 });
      await rename(aside, pathOf(written.sha256));
      return written;
    } finally {
      await rm(aside, { force: true });
    }
  };
  const openStored = async (sha256: string) => {
    const file = await open(pathOf(sha256), 'r').catch(() => {
      throw new Problem('not-found', 'No such file', { detailZh: '没有这个文件。' });
    });
    return { bytes: (await file.stat()).size, stream: file.createReadStream() };
  };
  return { put, putFrom, get, open: openStored, has };
}

// Written aside, flushed and renamed: a file under its final name is always whole.
async function writeWhole(path: string, bytes: Uint8Array): Promise<void> {
  const aside = `${path}.${randomUUID()}`;
  try {
    const file = await open(aside, 'wx', 0o600);
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(aside, path);
  } finally {
    await rm(aside, { force: true });
  }
}

async function writeFrom(path: string, source: Readable): Promise<{ sha256: string; bytes: number }> {
  const hash = createHash('sha256');
  let bytes = 0;
  const counted = async function* (pieces: AsyncIterable<Uint8Array>) {
    for await (const piece of pieces) {
      hash.update(piece);
      bytes += piece.length;
      yield piece;
    }
  };
  await pipeline(source, counted, createWriteStream(path, { flags: 'wx', mode: 0o600, flush: true }));
  return { sha256: hash.digest('hex'), bytes };
}
