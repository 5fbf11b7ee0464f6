import { createPrivateKey, createPublicKey, verify as nativeVerify, sign } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codeMessage } from './codeMessage.ts';
import { readCode } from './readCode.ts';
import { digitsOf, signatureOf } from './signatureDigits.ts';
import { signChecksum } from './signChecksum.ts';
import { signedAddress } from './signedAddress.ts';
import { type CodeKey, verifyCode } from './verifyCode.ts';

const SITE = 'https://dm.example.cn';
const ID = '01JD2Q5N8X7R3V9T4K6M0PABCE';
const OTHER = '01JD2Q5N8X7R3V9T4K6M0PABCF';
const PKCS8_SEED = Buffer.from('302e020100300506032b657004220420', 'hex');
// Order of the group, RFC 8032 5.1.
const ORDER = 2n ** 252n + 27742317777372353535851937790883648493n;

const privateKey = (seed: number) =>
  createPrivateKey({ key: Buffer.concat([PKCS8_SEED, Buffer.alloc(32, seed)]), format: 'der', type: 'pkcs8' });
const publicKey = (seed: number) => {
  const der = createPublicKey(privateKey(seed)).export({ format: 'der', type: 'spki' });
  return der.subarray(-32).toString('base64url');
};
const KEYS: CodeKey[] = [
  { id: 1, publicKey: publicKey(1), revokedAt: null },
  { id: 2, publicKey: publicKey(2), revokedAt: '2026-03-01T00:00:00.000Z' },
];
const signatureBy = (seed: number, key: number, id: string) => sign(null, codeMessage(key, id), privateKey(seed));
const codeOf = (id = ID, { seed = 1, key = 1, site = SITE } = {}) =>
  signedAddress(site, id, { key, digits: digitsOf(signatureBy(seed, key, id)) });

describe('a signed code', () => {
  it('is genuine, on any host, under a path, and says which sign and key', () => {
    expect(verifyCode(codeOf(), KEYS)).toEqual({ state: 'genuine', id: ID, key: 1, origin: SITE });
    for (const site of ['https://names.example.org', `${SITE}/diming`, `${SITE}:8443`, 'http://localhost:3000'])
      expect(verifyCode(codeOf(ID, { site }), KEYS)).toMatchObject({ state: 'genuine', id: ID });
  });

  it('has one form, of digits in the signature', () => {
    expect(codeOf()).toMatch(/^https:\/\/dm\.example\.cn\/s\/01JD2Q5N8X7R3V9T4K6M0PABCE\?v=2&k=1&g=\d{155}$/);
    expect(codeOf(ID, { site: `${SITE}/` })).toBe(codeOf());
  });

  it.each([
    ['a key that is not known', codeOf(ID, { key: 3, seed: 3 }), 'forged'],
    ['the maker of no key under the number of one', codeOf(ID, { seed: 3 }), 'forged'],
    ['a key given up', codeOf(ID, { key: 2, seed: 2 }), 'revoked'],
    ['a wrong signature under a key given up', codeOf(ID, { key: 2, seed: 3 }), 'forged'],
    ['the signature of another sign', codeOf().replace(ID, OTHER), 'forged'],
    ['the signature of another key', codeOf().replace('k=1', 'k=2'), 'forged'],
  ])('%s', (_, code, state) => {
    expect(verifyCode(code, KEYS).state).toBe(state);
  });
});

const withS = (change: (s: bigint) => bigint): string => {
  const signature = Buffer.from(signatureBy(1, 1, ID));
  const s = BigInt(`0x${Buffer.from(signature.subarray(32)).reverse().toString('hex')}`);
  const hex = change(s).toString(16).padStart(64, '0');
  Buffer.from(hex, 'hex').reverse().copy(signature, 32);
  return signedAddress(SITE, ID, { key: 1, digits: digitsOf(signature) });
};
const digits = digitsOf(signatureBy(1, 1, ID));

describe('a code has one spelling', () => {
  it.each([
    ['small letters', codeOf().replace(ID, ID.toLowerCase())],
    ['O for 0', codeOf().replace(ID, ID.replace('0', 'O'))],
    ['an id beyond 128 bits', codeOf().replace(ID, `8${ID.slice(1)}`)],
    ['TLS left out', codeOf().replace('https:', 'http:')],
    ['a scheme in capitals', codeOf().replace('https:', 'HTTPS:')],
    ['a user name', codeOf().replace('https://', 'https://dm.example.cn@')],
    ['a parameter more', `${codeOf()}&x=1`],
    ['a parameter before', codeOf().replace('?v', '?lang=en&v')],
    ['a parameter twice', `${codeOf()}&g=${digits}`],
    ['another order', `${SITE}/s/${ID}?k=1&v=2&g=${digits}`],
    ['a fragment', `${codeOf()}#`],
    ['a slash before the query', codeOf().replace('?', '/?')],
    ['an escaped character', codeOf().replace('v=2', 'v=%32')],
    ['a key number with a zero before', codeOf().replace('k=1', 'k=01')],
    ['a space around', ` ${codeOf()} `],
    ['a line end', `${codeOf()}\n`],
    ['one digit less', codeOf().slice(0, -1)],
    ['a zero before the digits', codeOf().replace('g=', 'g=0')],
    ['full-width digits', codeOf().replace(/\d$/, '９')],
    ['digits of more than 64 bytes', codeOf().replace(digits, (BigInt(digits) + 2n ** 512n).toString())],
    ['the same number in the second half, one order more', withS((s) => s + ORDER)],
    ['the number negated', withS((s) => ORDER - s)],
    ['a version not issued', codeOf().replace('v=2', 'v=3')],
    ['the version left out', codeOf().replace('v=2&', '')],
    ['the signature left out', codeOf().replace(/&g=.*/, '')],
    ['nothing but the id', `${SITE}/s/${ID}`],
  ])('%s is refused', (_, code) => {
    expect(verifyCode(code, KEYS)).toMatchObject({ state: 'forged' });
  });

  it.each([
    '裕民街',
    '',
    'https://dm.example.cn/guide',
    'javascript:alert(1)',
    'https://dm.example.cn/s/',
    'WIFI:S:x;;',
  ])('%j is no sign', (text) => {
    expect(verifyCode(text, KEYS).state).toBe('not_a_sign');
  });

  it('throws for no text and no list of keys', () => {
    const keys = [
      { id: 1, publicKey: 'short', revokedAt: null },
      { id: 1, publicKey: 'A'.repeat(43), revokedAt: null },
    ];
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.constant(codeOf())), (text) => {
        expect(verifyCode(text, keys).state).not.toBe('genuine');
      }),
    );
  });
});

it('a code of the first version is unsigned, and forged with a wrong checksum', () => {
  const old = `${SITE}/s/${ID}?v=1&c=${signChecksum(ID)}`;
  expect(verifyCode(old, KEYS)).toEqual({ state: 'unsigned', id: ID, key: null, origin: SITE });
  const typed = `${SITE}/s/${ID.toLowerCase().replaceAll('0', 'o')}?v=1&c=${signChecksum(ID).toLowerCase()}`;
  expect(verifyCode(typed, KEYS)).toMatchObject({ state: 'unsigned', id: ID });
  expect(verifyCode(old.replace(/.{4}$/, '0000'), KEYS)).toMatchObject({ state: 'forged', id: ID });
});

it('digits and bytes turn into each other', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 64, maxLength: 64 }), (bytes) => {
      expect(digitsOf(bytes)).toHaveLength(155);
      expect(signatureOf(digitsOf(bytes))).toEqual(bytes);
    }),
  );
});

it('judges as the signatures of Node do', () => {
  const native = (signature: Uint8Array, message: Uint8Array, raw: Uint8Array) => {
    const key = Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), raw]);
    return nativeVerify(null, message, createPublicKey({ key, format: 'der', type: 'spki' }), signature);
  };
  const wrong = withS((s) => s + ORDER);
  for (const code of [codeOf(), codeOf(OTHER), codeOf().replace(ID, OTHER), wrong, withS((s) => ORDER - s)])
    expect(verifyCode(code, KEYS, native)).toEqual(verifyCode(code, KEYS));
});

it('reads an address without a code as bare', () => {
  expect(readCode(`${SITE}/s/${ID}`)).toEqual({ form: 'bare', origin: SITE, id: ID });
});
