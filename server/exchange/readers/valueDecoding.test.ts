import { expect, it } from 'vitest';
import { gbk } from '#tests/exchange/files/dataFiles.ts';
import type { EncodingName } from './encodings.ts';
import { valueDecoding } from './valueDecoding.ts';

const utf8 = (text: string): Buffer => Buffer.from(text);

/** As the library gives them: each character is a byte. */
async function* values(...all: Buffer[]) {
  for (const [i, bytes] of all.entries()) yield { feature: i + 1, heading: 'NAME', value: bytes.toString('latin1') };
}

const decodedBy = async (all: Buffer[], declared?: EncodingName, chosen?: string) => {
  const { encoding, decoded, findings } = await valueDecoding(values(...all), { declared, chosen });
  const texts = all.map((bytes) => decoded(bytes.toString('latin1')));
  return { encoding, texts, codes: findings.map(({ code }) => code), findings };
};

const NAMES = ['利通区', '红寺堡区', '盐池县'];

it.each<
  [what: string, all: Buffer[], declared: EncodingName | undefined, told: [encoding: string, ...codes: string[]]]
>([
  ['GBK that says so', NAMES.map(gbk), 'GBK', ['GBK']],
  ['GBK that says nothing', NAMES.map(gbk), undefined, ['GBK', 'encoding-told-by-content']],
  ['UTF-8 that says GBK', NAMES.map(utf8), 'GBK', ['UTF-8', 'encoding-doubtful']],
  ['GBK that says UTF-8', NAMES.map(gbk), 'UTF-8', ['GBK', 'encoding-doubtful']],
])('%s is told by its values', async (_, all, declared, [encoding, ...codes]) => {
  expect(await decodedBy(all, declared)).toMatchObject({ encoding, texts: NAMES, codes });
  const chosen = encoding === 'UTF-8' ? 'UTF-8' : 'GB18030';
  expect(await decodedBy(all, declared, chosen)).toMatchObject({ texts: NAMES, codes: [] });
});

it('letters alone leave nothing to tell, and two encodings in one table leave a doubt', async () => {
  expect(await decodedBy([utf8('abc')], undefined)).toMatchObject({ encoding: 'UTF-8', codes: [] });
  const mixed = [gbk('利通区'), gbk('红寺堡区'), utf8('青铜')];
  expect(await decodedBy(mixed, 'GBK')).toMatchObject({ codes: ['encoding-doubtful'] });
});

it.each([
  ['GBK', gbk('红寺堡区').subarray(0, 7), gbk('利通区')],
  ['UTF-8', utf8('红寺堡区').subarray(0, 10), utf8('利通区')],
] as const)('a value of %s that ends in half a character loses the half, and is told', async (declared, cut, whole) => {
  const { texts, findings } = await decodedBy([whole, cut], declared);
  expect(texts).toEqual(['利通区', '红寺堡']);
  const message = expect.stringContaining('feature 2, “NAME”');
  expect(findings).toMatchObject([{ code: 'names-cut', confirmable: true, message }]);
});
