import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { signChecksum } from './codes/signChecksum.ts';
import { SignId } from './contract.ts';
import { newSignId } from './newSignId.ts';
import { parseSignUrl } from './parseSignUrl.ts';
import { signUrl } from './signUrl.ts';

const SITE = 'https://dm.example.cn';
const ALPHABET = [...'0123456789ABCDEFGHJKMNPQRSTVWXYZ'];
const ID = SignId.parse('01JD2Q5N8X7R3V9T4K6M0PABCE');
const old = (site: string, id: SignId): string => signUrl(site, { id, code: null });
const signed = (site: string, id: SignId): string => signUrl(site, { id, code: { key: 1, digits: '0'.repeat(155) } });
const anyId = fc
  .array(fc.constantFrom(...ALPHABET), { minLength: 25, maxLength: 25 })
  .map((rest) => SignId.parse(`0${rest.join('')}`));

describe('signUrl and parseSignUrl', () => {
  it('reads back what it wrote, also under a path', () => {
    fc.assert(
      fc.property(anyId, fc.constantFrom(SITE, `${SITE}/`, `${SITE}/diming`), (id, site) => {
        for (const address of [old, signed]) expect(parseSignUrl(address(site, id), site)).toEqual({ ok: true, id });
      }),
    );
  });

  it('encodes an opaque id, the version and the checksum, and nothing else', () => {
    expect(old(SITE, ID)).toBe(`${SITE}/s/${ID}?v=1&c=${signChecksum(ID)}`);
    expect(signChecksum(ID)).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}$/);
  });

  it('finds every damage of up to four characters', () => {
    const places = fc.uniqueArray(fc.integer({ min: 1, max: 25 }), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(anyId, places, fc.integer({ min: 1, max: 31 }), (id, wrong, shift) => {
        const letters = [...id];
        for (const at of wrong) letters[at] = ALPHABET[(ALPHABET.indexOf(letters[at] ?? '0') + shift) % 32] ?? '0';
        expect(signChecksum(SignId.parse(letters.join('')))).not.toBe(signChecksum(id));
      }),
      { numRuns: 500 },
    );
  });

  it('finds every swap of neighbours', () => {
    fc.assert(
      fc.property(anyId, fc.integer({ min: 1, max: 24 }), (id, at) => {
        const swapped = id.slice(0, at) + id.charAt(at + 1) + id.charAt(at) + id.slice(at + 2);
        fc.pre(swapped !== id);
        expect(signChecksum(SignId.parse(swapped))).not.toBe(signChecksum(id));
      }),
    );
  });

  it('takes the form of a signed code, whose signature others check', () => {
    expect(signed(SITE, ID)).toBe(`${SITE}/s/${ID}?v=2&k=1&g=${'0'.repeat(155)}`);
    expect(parseSignUrl(signed(SITE, ID), SITE)).toEqual({ ok: true, id: ID });
  });

  it.each([
    ['the checksum of another sign', `${SITE}/s/${ID}?v=1&c=0000`, 'broken-code', ID],
    ['no checksum', `${SITE}/s/${ID}?v=1`, 'broken-code', ID],
    ['no code at all', `${SITE}/s/${ID}`, 'no-code', ID],
    ['a version not issued', `${SITE}/s/${ID}?v=9&c=${signChecksum(ID)}`, 'broken-code', ID],
    ['a sticker to another site', old('https://dm.example.com', ID), 'other-site', ID],
    ['the same site without TLS', old('http://dm.example.cn', ID), 'other-site', ID],
    ['a user name that looks like the site', `https://dm.example.cn@evil.example/s/${ID}`, 'other-site', ID],
    ['another page of the site', `${SITE}/guide`, 'not-a-sign', null],
    ['an id with a letter outside the alphabet', `${SITE}/s/01JD2Q5N8X7R3V9T4K6M0PABCU`, 'not-a-sign', null],
    ['no address', '裕民街', 'not-a-sign', null],
  ])('refuses %s', (_, scanned, reason, id) => {
    expect(parseSignUrl(scanned, SITE)).toEqual({ ok: false, id, reason });
  });

  it('forgives small letters and O for 0 typed by hand', () => {
    const typed = `${SITE}/s/${ID.toLowerCase().replaceAll('0', 'o')}?v=1&c=${signChecksum(ID).toLowerCase()}`;
    expect(parseSignUrl(typed, SITE)).toEqual({ ok: true, id: ID });
  });
});

describe('newSignId', () => {
  it('carries its instant and differs in its chance', () => {
    const at = '2026-03-01T00:00:00.000Z';
    expect(newSignId(at, () => 0).slice(0, 10)).toBe(newSignId(at, () => 0.5).slice(0, 10));
    expect(newSignId(at)).not.toBe(newSignId(at));
  });
});
