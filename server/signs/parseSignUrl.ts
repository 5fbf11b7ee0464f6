import { readCode } from './codes/readCode.ts';
import { SignId } from './contract.ts';

/** What a scanned or typed address is worth by its form. Only a checked signature (`verifyCode`) proves the maker. */
export type ScannedSign =
  | { ok: true; id: SignId }
  | { ok: false; id: SignId | null; reason: 'not-a-sign' | 'other-site' | 'no-code' | 'broken-code' };

/**
 * Reads the address of a sign's QR code, signed or of the first version. With `publicUrl`, an address on another site is found
 * too: a sticker over the code leads there.
 */
export function parseSignUrl(scanned: string, publicUrl?: string): ScannedSign {
  const read = readCode(scanned);
  const id = 'id' in read && read.id !== null ? SignId.parse(read.id) : null;
  if (id === null) return { ok: false, id, reason: 'not-a-sign' };
  if (publicUrl !== undefined && !isUnder(scanned, publicUrl)) return { ok: false, id, reason: 'other-site' };
  if (read.form === 'bare') return { ok: false, id, reason: 'no-code' };
  return read.form === 'broken' ? { ok: false, id, reason: 'broken-code' } : { ok: true, id };
}

const isUnder = (scanned: string, publicUrl: string): boolean =>
  scanned.startsWith(`${publicUrl.replace(/\/+$/, '')}/s/`);
