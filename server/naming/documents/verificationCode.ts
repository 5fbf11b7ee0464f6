import { createHash } from 'node:crypto';
import type { DocumentContent } from './contentContract.ts';

// No 0/O, 1/I/L: the code is read from paper and typed.
const ALPHABET = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
const CHARACTERS = 12;

/**
 * Twelve characters over number, day and text of a document, printed on it as XXXX-XXXX-XXXX (59 bits): who changes a
 * word of the paper cannot keep its code.
 */
export function verificationCode(of: { number: string | null; day: string; content: DocumentContent }): string {
  const text = JSON.stringify([of.number, of.day, of.content]);
  let rest = BigInt(`0x${createHash('sha256').update(text).digest('hex')}`);
  const base = BigInt(ALPHABET.length);
  const characters = Array.from({ length: CHARACTERS }, () => {
    const character = ALPHABET[Number(rest % base)] ?? '';
    rest /= base;
    return character;
  });
  return characters.join('').replaceAll(/(.{4})(?=.)/g, '$1-');
}
