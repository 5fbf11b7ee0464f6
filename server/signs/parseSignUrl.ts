import { SignId } from './contract.ts';
import { signChecksum } from './signChecksum.ts';

/** What a scanned or typed address is worth. Only `ok` may be called a genuine form; the register decides the rest. */
export type ScannedSign =
  | { ok: true; id: SignId }
  | {
      ok: false;
      id: SignId | null;
      reason: 'not-a-sign' | 'other-site' | 'unknown-version' | 'no-checksum' | 'wrong-checksum';
    };

/**
 * Reads the address of a sign's QR code. With `publicUrl`, an address on another site is found too: a sticker over the
 * code leads there. Characters typed by hand are forgiven as Crockford does: small letters, O for 0, I and L for 1.
 */
export function parseSignUrl(scanned: string, publicUrl?: string): ScannedSign {
  const url = URL.canParse(scanned) ? new URL(scanned) : null;
  const written = url?.pathname.match(/\/s\/([0-9A-Za-z]{26})\/?$/)?.[1];
  const parsed = SignId.safeParse(crockford(written ?? ''));
  if (!url || !/^https?:$/.test(url.protocol) || !parsed.success) return { ok: false, id: null, reason: 'not-a-sign' };
  const id = parsed.data;
  if (publicUrl !== undefined && !isUnder(url, publicUrl)) return { ok: false, id, reason: 'other-site' };
  if ((url.searchParams.get('v') ?? '1') !== '1') return { ok: false, id, reason: 'unknown-version' };
  const checksum = url.searchParams.get('c');
  if (checksum === null) return { ok: false, id, reason: 'no-checksum' };
  return crockford(checksum) === signChecksum(id) ? { ok: true, id } : { ok: false, id, reason: 'wrong-checksum' };
}

function isUnder(url: URL, publicUrl: string): boolean {
  const base = new URL(publicUrl.endsWith('/') ? publicUrl : `${publicUrl}/`);
  const hasUser = url.username !== '' || url.password !== '';
  return !hasUser && url.origin === base.origin && url.pathname.startsWith(`${base.pathname}s/`);
}

const crockford = (typed: string): string => typed.toUpperCase().replaceAll('O', '0').replaceAll(/[IL]/g, '1');
