import { createHash, randomInt } from 'node:crypto';

// No 0/O, 1/I/L: the code is read aloud on the telephone.
const ALPHABET = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
const GROUPS = 3;
const GROUP_LENGTH = 4;

/** What somebody without an account gets to follow what he wrote: `K7QM-…`, 59 bits. Shown once, kept as a hash only. */
export const newSecret = (): string =>
  Array.from({ length: GROUPS }, () =>
    Array.from({ length: GROUP_LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]).join(''),
  ).join('-');

/** SHA-256 in hex of a code as people type it: in any case, with or without dashes. */
export const secretHash = (secret: string): string =>
  createHash('sha256')
    .update(secret.toUpperCase().replaceAll(/[^0-9A-Z]/g, ''))
    .digest('hex');
