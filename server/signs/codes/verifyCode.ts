import { hashes, verify } from '@noble/ed25519';
import { sha512 } from '@noble/hashes/sha2.js';
import { codeMessage } from './codeMessage.ts';
import { readCode } from './readCode.ts';

/** A key that codes are signed with; `publicKey` is the raw 32 bytes in base64url. */
export interface CodeKey {
  id: number;
  publicKey: string;
  revokedAt: string | null;
}

/**
 * genuine: signed with one of the keys. unsigned: a plate from before codes were signed, its checksum right, its maker unproved.
 * forged: looks like a code of ours and is none, or the signature is not by a known key. revoked: signed with a key that was
 * given up because others may have it. not_a_sign: something else.
 */
export type VerifiedState = 'genuine' | 'unsigned' | 'forged' | 'revoked' | 'not_a_sign';

export interface VerifiedCode {
  state: VerifiedState;
  /** The sign that the code names, also where the code is forged; null where it names none. */
  id: string | null;
  /** Number of the key, null where the code is not signed. */
  key: number | null;
  /** Scheme and host that the code leads to. Signatures are not over it: who knows the register's own hosts compares. */
  origin: string | null;
}

/** Whether a signature is that of a message by a raw public key. */
export type CheckSignature = (signature: Uint8Array, message: Uint8Array, publicKey: Uint8Array) => boolean;

hashes.sha512 = sha512;
// Strict: points and numbers in their one spelling, no public key of small order. Telephones still in use have no Ed25519 in
// WebCrypto, hence plain code.
const checkInPlainCode: CheckSignature = (signature, message, publicKey) =>
  verify(signature, message, publicKey, { zip215: false });

/**
 * Whether the text of a QR code is that of a plate of the register. Runs in a browser and in Node, asks nobody, throws nothing.
 * `check` may be given where a faster one is at hand.
 */
export function verifyCode(
  text: string,
  keys: readonly CodeKey[],
  check: CheckSignature = checkInPlainCode,
): VerifiedCode {
  const read = readCode(text);
  if (read.form === 'not_a_sign') return { state: 'not_a_sign', id: null, key: null, origin: null };
  const { origin, id } = read;
  if (read.form === 'unsigned') return { state: 'unsigned', id, key: null, origin };
  if (read.form !== 'signed') return { state: 'forged', id, key: null, origin };
  const key = keys.find((one) => one.id === read.key);
  const publicKey = key && bytesOf(key.publicKey);
  const isSigned = publicKey !== undefined && check(read.signature, codeMessage(read.key, read.id), publicKey);
  if (!isSigned || key === undefined) return { state: 'forged', id, key: read.key, origin };
  return { state: key.revokedAt === null ? 'genuine' : 'revoked', id, key: read.key, origin };
}

/** Raw bytes of base64url; nothing where it is not a public key. */
function bytesOf(publicKey: string): Uint8Array | undefined {
  if (!/^[A-Za-z0-9_-]{43}$/.test(publicKey)) return undefined;
  return Uint8Array.from(atob(publicKey.replaceAll('-', '+').replaceAll('_', '/')), (character) =>
    character.charCodeAt(0),
  );
}
