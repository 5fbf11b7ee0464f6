import { createPrivateKey, createPublicKey, type KeyObject, randomBytes } from 'node:crypto';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Config } from '../../platform/config.ts';

/** Where private keys are: `DIMING_SIGN_KEY`, or files in the data folder. Name cards have keys of their own, kept alike. */
export type KeyPlace = Pick<Config, 'dataDir' | 'signKey'> & { purpose?: 'sign' | 'card' };

/** A private key with its public half, raw in base64url. */
export interface KeyPair {
  privateKey: KeyObject;
  publicKey: string;
}

const SEED = /^[A-Za-z0-9_-]{43}$/;
const SEED_BYTES = 32;
// RFC 8410: what stands before the 32 bytes in PKCS #8 and, the public ones, is left out of SPKI.
const PKCS8_BEFORE_SEED = Buffer.from('302e020100300506032b657004220420', 'hex');

/** The key of a number, undefined where this server does not have it. @throws Error where its file holds something else */
export async function keyPair(place: KeyPlace, number: number): Promise<KeyPair | undefined> {
  if (place.signKey !== undefined) return pairOf(place.signKey);
  const path = pathOf(place, number);
  const seed = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (seed === undefined) return undefined;
  if (!SEED.test(seed.trim())) throw new Error(`${path} is not a private key: restore it from a backup`);
  return pairOf(seed.trim());
}

/**
 * The key that is to get this number: the one of the environment, else a new one in a file that only the service may read
 * (0600). A file that is there already was made for this number by one who did not come to the end.
 */
export async function newKeyPair(place: KeyPlace, number: number): Promise<KeyPair> {
  if (place.signKey !== undefined) return pairOf(place.signKey);
  await mkdir(place.dataDir, { recursive: true });
  const seed = randomBytes(SEED_BYTES).toString('base64url');
  await writeFile(pathOf(place, number), seed, { mode: 0o600, flag: 'wx' }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
  const made = await keyPair(place, number);
  if (!made) throw new Error(`${pathOf(place, number)} vanished`);
  return made;
}

/** A key that signs no more needs no private half: who has none can lose none. */
export async function forgetKeyPair(place: KeyPlace, number: number): Promise<void> {
  await rm(pathOf(place, number), { force: true });
}

const pathOf = ({ dataDir, purpose = 'sign' }: KeyPlace, number: number): string =>
  join(dataDir, `${purpose}-key-${number}`);

function pairOf(seed: string): KeyPair {
  const der = Buffer.concat([PKCS8_BEFORE_SEED, Buffer.from(seed, 'base64url')]);
  const privateKey = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
  const spki = createPublicKey(privateKey).export({ format: 'der', type: 'spki' });
  return { privateKey, publicKey: spki.subarray(-SEED_BYTES).toString('base64url') };
}
