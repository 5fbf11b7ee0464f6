import { readCode } from '../signs/codes/readCode.ts';
import { type CodeKey, verifyCode } from '../signs/codes/verifyCode.ts';
import { SignId } from '../signs/contract.ts';
import { nativeCheck } from '../signs/keys/nativeCheck.ts';

/** bare: an address typed by hand, with no code. The others as `verifyCode` says. */
export type CodeState = 'genuine' | 'revoked' | 'unsigned' | 'bare';

/** The form at least is that of the register. */
export interface GenuineCode {
  id: SignId;
  state: CodeState;
  key: number | null;
  /** `v=2&k=…&g=…` or `v=1&c=…`; empty without a code. */
  query: string;
}

/** What the address of a scan page says of the plate that led there. */
export type ScannedCode =
  | GenuineCode
  | { why: 'unknown' | 'forged' /** The number as scanned, letters and digits only. */; written: string };

/** Reads path and query of a scan page. Parameters that are not the code's own, such as a language, do not count. */
export function scannedCode(path: string, keys: readonly CodeKey[]): ScannedCode {
  const address = `https://register${codeOf(path)}`;
  const read = readCode(address);
  if (read.form === 'bare') return { id: SignId.parse(read.id), state: 'bare', key: null, query: '' };
  const { state, id, key } = verifyCode(address, keys, nativeCheck);
  if (id === null) return { why: 'unknown', written: writtenIn(path) };
  if (state === 'forged' || state === 'not_a_sign') return { why: 'forged', written: id };
  return { id: SignId.parse(id), state, key, query: address.slice(address.indexOf('?') + 1) };
}

const CODE_PARAMETER = /^[vkgc]=/;

// Apps add parameters of their own when a page is passed on.
function codeOf(path: string): string {
  const [before = '', query = ''] = (path.split('#', 1)[0] ?? '').split(/\?(.*)/s);
  const own = query.split('&').filter((parameter) => CODE_PARAMETER.test(parameter));
  return before.replace(/\/$/, '') + (own.length > 0 ? `?${own.join('&')}` : '');
}

// Whatever was scanned goes back into an address, so only letters and digits of it do.
const writtenIn = (path: string): string =>
  (path.split(/[?#]/, 1)[0] ?? '')
    .slice('/s/'.length)
    .replaceAll(/%[0-9a-f]{2}|[^0-9A-Za-z]/gi, '')
    .slice(0, 40);
