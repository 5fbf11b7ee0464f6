import { describe, expect, it } from 'vitest';
import { PlaceId } from '#server/gazetteer/contract.ts';
import type { VerifiedCode } from '#server/signs/codes/verifyCode.ts';
import { SignId } from '#server/signs/contract.ts';
import type { FieldSign } from '#server/signs/field/fieldContract.ts';
import { codeVerdict, signsTyped } from './codeVerdict.ts';

const ID = '01JZ8Q2V7M4KX3T9B6WDA5NCHE';
const OTHER = '01JZ8Q2V7M4KX3T9B6WDA5NCHF';
const SIGN: FieldSign = {
  ...{ id: SignId.parse(ID), version: 1, placeId: PlaceId.parse('7a1f3a9e-60f4-4a36-9d5f-0a3f7c2b8e11') },
  ...{
    name: '裕民街',
    romanSign: 'YUMIN JIE',
    standardName: '裕民街',
    type: 'street',
    colour: 'blue',
    status: 'installed',
    number: null,
  },
  ...{
    position: [106.2, 38],
    mounting: 'post',
    maintainer: '',
    url: `https://dm.example.cn/s/${ID}`,
    inspectedAt: null,
  },
};
const checked = (state: VerifiedCode['state'], id: string | null = ID): VerifiedCode => ({
  ...{ state, id, key: state === 'genuine' ? 1 : null, origin: 'https://dm.example.cn' },
});
const judge = (code: VerifiedCode, expectedId: string | null, signs = [SIGN]) =>
  codeVerdict('text of the code', code, { signs, expectedId });

describe('the verdict on a code', () => {
  it.each([
    ['genuine', ID, ID, 'genuine', 'genuine', 'good'],
    ['genuine', ID, null, 'genuine', 'genuine', 'good'],
    ['genuine', OTHER, ID, 'other_sign', 'other_sign', 'bad'],
    ['genuine', OTHER, null, 'genuine', 'not_in_package', 'warn'],
    ['unsigned', ID, ID, 'unsigned', 'unsigned', 'warn'],
    ['unsigned', OTHER, ID, 'other_sign', 'other_sign', 'bad'],
    ['forged', ID, ID, 'forged', 'forged', 'bad'],
    // A forgery in another sign's name stays a forgery.
    ['forged', OTHER, ID, 'forged', 'forged', 'bad'],
    ['revoked', ID, ID, 'revoked', 'revoked', 'bad'],
    ['not_a_sign', null, ID, 'forged', 'not_a_sign', 'bad'],
  ] as const)('%s of %s before %s: %s, %s', (state, id, expected, ...[codeState, advice, tone]) => {
    expect(judge(checked(state, id), expected)).toMatchObject({ codeState, advice, tone });
  });

  it('asks a person where a genuine signature leads to another site', () => {
    const moved = { ...checked('genuine'), origin: 'https://elsewhere.example' };
    expect(judge(moved, ID)).toMatchObject({
      codeState: 'genuine',
      advice: 'other_site',
      host: 'elsewhere.example',
      tone: 'warn',
    });
  });

  it('keeps no more of a text than a record may hold', () => {
    expect(
      codeVerdict('x'.repeat(900), checked('not_a_sign', null), { signs: [], expectedId: null }).scannedUrl,
    ).toHaveLength(500);
  });
});

describe('a typed number', () => {
  it('finds signs by the whole of it or its end, forgiving what hands do', () => {
    expect(signsTyped(ID.toLowerCase(), [SIGN])).toEqual([SIGN]);
    expect(signsTyped('da5 nche', [SIGN])).toEqual([SIGN]);
  });
  it('guesses nothing from a few characters or another sign', () => {
    expect(signsTyped('CHE', [SIGN])).toEqual([]);
    expect(signsTyped(OTHER, [SIGN])).toEqual([]);
    expect(signsTyped('裕民街', [SIGN])).toEqual([]);
  });
});
