import { signChecksum } from './codes/signChecksum.ts';
import { type SignCode, signedAddress } from './codes/signedAddress.ts';
import type { SignId } from './contract.ts';

/**
 * The address printed in a sign's QR code and nothing else ever: `<publicUrl>/s/<id>?v=2&k=<key>&g=<signature>`, or, on plates from
 * before codes were signed, `?v=1&c=<checksum>`.
 */
export function signUrl(publicUrl: string, { id, code }: { id: SignId; code: SignCode | null }): string {
  if (code) return signedAddress(publicUrl, id, code);
  return `${publicUrl.replace(/\/+$/, '')}/s/${id}?v=1&c=${signChecksum(id)}`;
}
