import { signChecksum } from './codes/signChecksum.ts';
import type { SignId } from './contract.ts';

/** The address printed in a sign's QR code: `<publicUrl>/s/<id>?v=1&c=<checksum>`, nothing else ever. */
export function signUrl(publicUrl: string, id: SignId): string {
  const base = publicUrl.endsWith('/') ? publicUrl : `${publicUrl}/`;
  const url = new URL(`s/${id}`, base);
  url.search = `v=1&c=${signChecksum(id)}`;
  url.hash = '';
  return url.href;
}
