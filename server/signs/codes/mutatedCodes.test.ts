import { createPrivateKey, createPublicKey, sign } from 'node:crypto';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { codeMessage } from './codeMessage.ts';
import { digitsOf } from './signatureDigits.ts';
import { signedAddress } from './signedAddress.ts';
import { verifyCode } from './verifyCode.ts';

const SITE = 'https://dm.example.cn';
const CROCKFORD = [...'0123456789ABCDEFGHJKMNPQRSTVWXYZ'];
const keyOf = (seed: number) => {
  const der = Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), Buffer.alloc(32, seed)]);
  return createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
};
const KEYS = [1, 2].map((id) => {
  const spki = createPublicKey(keyOf(id)).export({ format: 'der', type: 'spki' });
  return { id, publicKey: spki.subarray(-32).toString('base64url'), revokedAt: null };
});

const anyId = fc
  .tuple(fc.constantFrom(...'01234567'), fc.array(fc.constantFrom(...CROCKFORD), { minLength: 25, maxLength: 25 }))
  .map(([first, rest]) => first + rest.join(''));
const signed = (id: string, key: number) =>
  signedAddress(SITE, id, { key, digits: digitsOf(sign(null, codeMessage(key, id), keyOf(key))) });

// What is behind the host: signatures are not over it, so that plates outlive a domain.
const PATH = SITE.length + 1;
const at = (code: string, share: number) => PATH + Math.floor(share * (code.length - PATH));
const share = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
const spliced = (code: string, from: number, to: number, text: string) => code.slice(0, from) + text + code.slice(to);
const params = (code: string) => {
  const [path = '', query = ''] = code.split('?');
  return { path, list: query.split('&') };
};

/** One way each to spoil a code; `x` and `y` say where. */
const SPOILED: Record<string, (code: string, x: number, y: number, other: string) => string> = {
  'another character': (code, x, y) =>
    spliced(code, at(code, x), at(code, x) + 1, String.fromCharCode(33 + Math.floor(y * 94))),
  'another character of its kind': (code, x, y) => {
    const to = code[at(code, x)] ?? '';
    const kind = /\d/.test(to) ? [...'0123456789'] : CROCKFORD;
    return spliced(code, at(code, x), at(code, x) + 1, kind[Math.floor(y * kind.length)] ?? '');
  },
  'neighbours swapped': (code, x) => {
    const i = Math.min(at(code, x), code.length - 2);
    return spliced(code, i, i + 2, `${code[i + 1]}${code[i]}`);
  },
  'two swapped': (code, x, y) => {
    const [i, j] = [at(code, x), at(code, y)].toSorted((a, b) => a - b) as [number, number];
    return (
      code.slice(0, i) + (code[j] ?? '') + code.slice(i + 1, j) + (i === j ? '' : (code[i] ?? '')) + code.slice(j + 1)
    );
  },
  'case of a letter': (code, x) => {
    const i = at(code, x);
    const letter = code[i] ?? '';
    return spliced(code, i, i + 1, letter === letter.toUpperCase() ? letter.toLowerCase() : letter.toUpperCase());
  },
  'a character left out': (code, x) => spliced(code, at(code, x), at(code, x) + 1, ''),
  'a character more': (code, x, y) => spliced(code, at(code, x), at(code, x), code[at(code, y)] ?? ''),
  'cut off': (code, x) => code.slice(0, at(code, x)),
  'a parameter left out': (code, x) => {
    const { path, list } = params(code);
    return `${path}?${list.toSpliced(Math.floor(x * 3), 1).join('&')}`;
  },
  'a parameter twice': (code, x, y) => {
    const { path, list } = params(code);
    return `${path}?${list.toSpliced(Math.floor(y * 4), 0, list[Math.floor(x * 3)] ?? '').join('&')}`;
  },
  'parameters in another order': (code, x) => {
    const { path, list } = params(code);
    const turn = 1 + Math.floor(x * 2);
    return `${path}?${[...list.slice(turn), ...list.slice(0, turn)].join('&')}`;
  },
  'the signature of another sign': (code, _x, _y, other) => code.replace(/s\/.{26}/, `s/${other}`),
  'another key number': (code, x) =>
    code.replace(/k=(\d)/, (_, key: string) => `k=${key === '1' ? 2 : 1 + 2 * Math.floor(x * 4)}`),
  'a number near the signature': (code, x) =>
    code.replace(/\d{155}$/, (digits) =>
      (BigInt(digits) + BigInt(1 + Math.floor(x * 8))).toString().padStart(155, '0'),
    ),
};

it('1,000 codes spoiled in every way are all refused, and never read as unsigned', () => {
  const ways = Object.keys(SPOILED);
  const seen = new Map<string, number>();
  const spoiling = fc.record({
    id: anyId,
    key: fc.constantFrom(1, 2),
    way: fc.constantFrom(...ways),
    x: share,
    y: share,
    other: anyId,
  });
  fc.assert(
    fc.property(spoiling, ({ id, key, way, x, y, other }) => {
      const code = signed(id, key);
      const spoiled = SPOILED[way]?.(code, x, y, other) ?? code;
      fc.pre(spoiled !== code);
      seen.set(way, (seen.get(way) ?? 0) + 1);
      expect(['forged', 'not_a_sign'], `${way}: ${spoiled}`).toContain(verifyCode(spoiled, KEYS).state);
    }),
    { numRuns: 1000, seed: 20261129 },
  );
  expect([...seen.keys()].toSorted()).toEqual(ways.toSorted());
  expect([...seen.values()].reduce((sum, count) => sum + count, 0)).toBe(1000);
});
