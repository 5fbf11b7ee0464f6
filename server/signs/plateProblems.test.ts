import { describe, expect, it } from 'vitest';
import { SignId } from './contract.ts';
import { editionOf } from './editionOf.ts';
import type { PlateDraft } from './plateDraft.ts';
import { plateLayout } from './plateLayout.ts';
import { plateProblems } from './plateProblems.ts';
import { signUrl } from './signUrl.ts';

const edition = editionOf();
const url = signUrl('https://dm.example.cn', {
  id: SignId.parse('01JD2Q5N8X7R3V9T4K6M0PABCE'),
  code: { key: 1, digits: '7'.repeat(154).padStart(155, '0') },
});

const aStreet = (): PlateDraft => ({
  plate: plateLayout(edition, {
    type: 'street',
    widthMillimetres: 1200,
    heightMillimetres: 400,
    textCn: '裕民街',
    textRoman: 'YUMIN JIE',
    azimuthDegrees: 90,
    qr: { url },
  }),
  standardName: '裕民街',
  romanTone: 'Yùmín Jiē',
  azimuthDegrees: 90,
});
const aBuilding = (): PlateDraft => ({
  plate: plateLayout(edition, {
    type: 'building',
    widthMillimetres: 900,
    heightMillimetres: 500,
    textCn: '盛元小区',
    textRoman: 'SHENGYUAN XIAOQU',
    number: '12',
    qr: { url },
  }),
  standardName: '盛元小区',
  romanTone: 'Shèngyuán Xiǎoqū',
  azimuthDegrees: null,
});

type Plate = PlateDraft['plate'];
const withPlate = (draft: PlateDraft, differs: Partial<Plate>): PlateDraft => ({
  ...draft,
  plate: { ...draft.plate, ...differs },
});
const saying = (draft: PlateDraft, holds: string, text: string): PlateDraft =>
  withPlate(draft, { texts: draft.plate.texts.map((line) => (line.holds === holds ? { ...line, text } : line)) });
const digitsOf = (draft: PlateDraft, letterMillimetres: number): PlateDraft =>
  withPlate(draft, { texts: draft.plate.texts.map((line) => ({ ...line, letterMillimetres })) });
const linkedTo = (address: string): PlateDraft =>
  withPlate(aStreet(), { qr: { url: address, moduleMillimetres: 2, quietModules: 4 } });

describe('a plate of our own', () => {
  it.each([
    ['street', aStreet()],
    ['building', aBuilding()],
  ])('%s has no problem', (_, draft) => {
    expect(plateProblems(edition, draft)).toEqual([]);
  });
});

describe('a plate with one fault', () => {
  it.each([
    ['the former name', { ...aStreet(), standardName: '裕民大街' }, ['NAME_NOT_STANDARD']],
    ['another reading', { ...aStreet(), romanTone: "Yùmín'é Jiē" }, ['ROMAN_NOT_APPROVED']],
    ['tones against the policy', saying(aStreet(), 'roman', 'YÙMÍN JIĒ'), ['ROMAN_NOT_APPROVED']],
    ['small letters', saying(aStreet(), 'roman', 'Yumin Jie'), ['ROMAN_NOT_APPROVED']],
    ['an English generic', saying(aStreet(), 'roman', 'YUMIN STREET'), ['ROMAN_NOT_APPROVED', 'SECOND_LANGUAGE']],
    [
      'English beside Chinese',
      saying(aStreet(), 'chinese', '裕民街 Yumin St'),
      ['NAME_NOT_STANDARD', 'SECOND_LANGUAGE'],
    ],
    ['another script', saying(aStreet(), 'chinese', '裕民街كوچا'), ['NAME_NOT_STANDARD', 'SECOND_LANGUAGE']],
    ['a number in Chinese', saying(aBuilding(), 'number', '十二'), ['NUMBER_NOT_ARABIC']],
    ['a number with a word', saying(aBuilding(), 'number', 'NO 12'), ['SECOND_LANGUAGE', 'NUMBER_NOT_ARABIC']],
    ['digits of 300 mm', digitsOf(aBuilding(), 300), ['DIGITS_TOO_SMALL']],
    ['blue on a north–south street', { ...aStreet(), azimuthDegrees: 2 }, ['DIRECTION_COLOUR']],
    ['a street without a direction', { ...aStreet(), azimuthDegrees: null }, []],
    [
      'a building plate all blue',
      withPlate(aBuilding(), { panels: [{ ground: { id: 'blue' } }, { ground: { id: 'blue' } }] }),
      ['GROUND_COLOUR'],
    ],
    [
      'a building plate of 800 mm',
      withPlate(aBuilding(), { widthMillimetres: 800 }),
      ['SIZE_NOT_STANDARD', 'BAND_PROPORTION', 'BAND_PROPORTION', 'BAND_PROPORTION'],
    ],
    ['a rim of 30 mm', withPlate(aBuilding(), { rimMillimetres: 30 }), ['RIM_TOO_WIDE']],
    ['no pinyin band', withPlate(aStreet(), { bands: aStreet().plate.bands.slice(0, 1) }), ['BAND_PROPORTION']],
    ['a code without TLS', linkedTo(url.replace('https', 'http')), ['QR_NOT_HTTPS']],
    ['a code with a wrong checksum', linkedTo(url.replace(/v=2.*/, 'v=1&c=0000')), ['QR_NOT_GENUINE']],
    ['a signature cut off', linkedTo(url.slice(0, -1)), ['QR_NOT_GENUINE']],
    [
      'a code of fine modules',
      withPlate(aStreet(), { qr: { url, moduleMillimetres: 0.5, quietModules: 4 } }),
      ['QR_MODULE_TOO_SMALL'],
    ],
    [
      'a code without quiet zone',
      withPlate(aStreet(), { qr: { url, moduleMillimetres: 2, quietModules: 1 } }),
      ['QR_QUIET_ZONE'],
    ],
  ])('%s', (_, draft, codes) => {
    expect(plateProblems(edition, draft).map(({ code }) => code)).toEqual(codes);
  });

  it('is told with the facts and the words of both languages', () => {
    const [problem] = plateProblems(edition, { ...aStreet(), azimuthDegrees: 2 });
    expect(problem).toMatchObject({
      defect: 'F8',
      messageZh: '底色为蓝，应为绿',
      facts: { found: 'blue', expected: 'green', azimuthDegrees: 2 },
    });
  });
});

it.each([
  ['a plate of the new kind with its text', { type: 'street_new', story: '旧时沿路种稻。' }, []],
  ['one without', { type: 'street_new' }, []],
  ['a unit of a building', { type: 'unit', number: '12-3' }, []],
  ['a unit with a word', { type: 'unit', number: 'A' }, ['NUMBER_NOT_ARABIC']],
] as const)('%s', (_, wish, codes) => {
  const size = { widthMillimetres: 1200, heightMillimetres: 600 };
  const plate = plateLayout(edition, {
    ...size,
    textCn: '裕民街',
    textRoman: 'YUMIN JIE',
    azimuthDegrees: 90,
    ...wish,
  });
  const draft = { plate, standardName: '裕民街', romanTone: 'Yùmín Jiē', azimuthDegrees: 90 };
  expect(plateProblems(edition, draft).map(({ code }) => code)).toEqual(codes);
});

it('lets a standard name carry its own letters', () => {
  const draft = { ...saying(aStreet(), 'chinese', 'A区一路'), standardName: 'A区一路' };
  expect(plateProblems(edition, draft)).toEqual([]);
});
