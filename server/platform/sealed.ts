import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Config } from './config.ts';

const KEY = /^[A-Za-z0-9_-]{43}$/;
const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const MARK = 'sealed1:';

/**
 * The key of what is sealed in the database: `DIMING_DATA_KEY`, or made once and kept in the data folder (0600), where backups
 * of the database are not.
 * @throws Error where its file holds something else
 */
export async function dataKey({ dataKey: given, dataDir }: Pick<Config, 'dataKey' | 'dataDir'>): Promise<Buffer> {
  if (given !== undefined) return Buffer.from(given, 'base64url');
  const path = join(dataDir, 'data-key');
  await mkdir(dataDir, { recursive: true });
  const made = randomBytes(KEY_BYTES).toString('base64url');
  // `wx`: of two processes that start at once, one writes and both read.
  await writeFile(path, made, { mode: 0o600, flag: 'wx' }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
  const text = (await readFile(path, 'utf8')).trim();
  if (!KEY.test(text)) throw new Error(`${path} is not a key: restore it from a backup`);
  return Buffer.from(text, 'base64url');
}

/**
 * A text as the database keeps it: AES-256-GCM with a nonce of its own.
 * @param about what it belongs to, e.g. a row's id: sealed for one it does not open for another
 */
export function seal(key: Buffer, text: string, about: string): string {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES }).setAAD(Buffer.from(about));
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return MARK + Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64url');
}

/** The text again; undefined where it was sealed with another key, for something else, or changed. */
export function unseal(key: Buffer, sealed: string, about: string): string | undefined {
  if (!sealed.startsWith(MARK)) return undefined;
  const bytes = Buffer.from(sealed.slice(MARK.length), 'base64url');
  const [nonce, tag] = [bytes.subarray(0, NONCE_BYTES), bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES)];
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES });
    decipher.setAAD(Buffer.from(about)).setAuthTag(tag);
    return decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES), undefined, 'utf8') + decipher.final('utf8');
  } catch {
    return undefined;
  }
}
