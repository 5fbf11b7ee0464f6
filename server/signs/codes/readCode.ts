import { SIGNATURE_DIGITS, signatureOf } from './signatureDigits.ts';
import { signChecksum } from './signChecksum.ts';

/** What the text of a QR code says, before any key is asked. `id` is a ULID in capitals. */
export type ReadCode =
  | { form: 'signed'; origin: string; id: string; key: number; signature: Uint8Array }
  /** As plates were made before codes were signed; the checksum fits, which anybody could compute. */
  | { form: 'unsigned'; origin: string; id: string }
  /** The address of a sign without any code. */
  | { form: 'bare'; origin: string; id: string }
  | { form: 'broken'; origin: string | null; id: string | null }
  | { form: 'not_a_sign' };

// Written out, not left to a URL parser: one spelling only, so that nothing can be added, repeated, reordered or escaped.
const ORIGIN =
  '(https://[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?(?::[1-9]\\d{0,4})?|http://(?:localhost|127\\.0\\.0\\.1)(?::[1-9]\\d{0,4})?)';
const PATH = '(?:/[A-Za-z0-9._~-]+)*?';
const SIGNED = new RegExp(
  `^${ORIGIN}${PATH}/s/([0-7][0-9A-HJKMNP-TV-Z]{25})\\?v=2&k=([1-9]\\d{0,3})&g=(\\d{${SIGNATURE_DIGITS}})$`,
);
const PLAIN = new RegExp(`^${ORIGIN}${PATH}/s/([0-9A-Za-z]{26})(?:\\?v=1&c=([0-9A-Za-z]{4}))?$`);
const SIGN_PATH = /\/s\/([0-9A-Za-z]{20,32})(?![0-9A-Za-z])/;

/**
 * Reads the text of a QR code. Signed codes have one spelling and no other. In codes of version 1, and in an address without a
 * code, what a hand types is forgiven as Crockford does: small letters, O for 0, I and L for 1.
 */
export function readCode(text: string): ReadCode {
  return readSigned(text) ?? readPlain(text) ?? readRest(text);
}

function readSigned(text: string): ReadCode | null {
  const [, origin, id, key, digits] = SIGNED.exec(text) ?? [];
  if (origin === undefined || id === undefined || digits === undefined) return null;
  const signature = signatureOf(digits);
  return signature ? { form: 'signed', origin, id, key: Number(key), signature } : { form: 'broken', origin, id };
}

function readPlain(text: string): ReadCode | null {
  const [, origin, written = '', checksum] = PLAIN.exec(text) ?? [];
  if (origin === undefined) return null;
  const id = signIdIn(written);
  if (id === null) return { form: 'broken', origin, id };
  if (checksum === undefined) return { form: 'bare', origin, id };
  return crockford(checksum) === signChecksum(id) ? { form: 'unsigned', origin, id } : { form: 'broken', origin, id };
}

/** Not one of ours, but made to look so: a sign's path with something else about it. */
function readRest(text: string): ReadCode {
  const written = SIGN_PATH.exec(text)?.[1];
  return written === undefined ? { form: 'not_a_sign' } : { form: 'broken', origin: null, id: signIdIn(written) };
}

const ULID = /^[0-7][0-9A-HJKMNP-TV-Z]{25}$/;

function signIdIn(written: string): string | null {
  const id = crockford(written);
  return ULID.test(id) ? id : null;
}

const crockford = (typed: string): string => typed.toUpperCase().replaceAll('O', '0').replaceAll(/[IL]/g, '1');
