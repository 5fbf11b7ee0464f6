import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { editionOf } from './editionOf.ts';
import { type PlateLayout, type PlateWish, plateLayout } from './plateLayout.ts';

const edition = editionOf();
const url = 'https://dm.example.cn/s/01JD2Q5N8X7R3V9T4K6M0PABCE?v=1&c=7K2M';

const street = (differs: Partial<PlateWish> = {}): PlateWish => ({
  type: 'street',
  widthMillimetres: 1200,
  heightMillimetres: 400,
  textCn: '裕民街',
  textRoman: 'YUMIN JIE',
  azimuthDegrees: 90,
  ...differs,
});
const building = (number: string): PlateWish => ({
  type: 'building',
  widthMillimetres: 900,
  heightMillimetres: 500,
  textCn: '盛元小区',
  textRoman: 'SHENGYUAN XIAOQU',
  number,
  qr: { url },
});
const bandsOf = (layout: PlateLayout) => Object.fromEntries(layout.bands.map(({ holds, box }) => [holds, box]));
const refusal = (code: string, facts: object = {}) =>
  expect.objectContaining({ facts: expect.objectContaining({ code, ...facts }) });

describe('proportions', () => {
  it('a residential plate of 1000×600 has 360 mm of Chinese over 240 mm of pinyin', () => {
    const wish = street({ type: 'residential', widthMillimetres: 1000, heightMillimetres: 600 });
    expect(bandsOf(plateLayout(edition, wish))).toEqual({
      chinese: { x: 0, y: 0, width: 1000, height: 360 },
      roman: { x: 0, y: 360, width: 1000, height: 240 },
    });
  });

  it('a building plate of 900×500 has a name block of 540 mm and a number of 360 mm', () => {
    expect(bandsOf(plateLayout(edition, building('12')))).toEqual({
      chinese: { x: 0, y: 0, width: 540, height: 300 },
      roman: { x: 0, y: 300, width: 540, height: 200 },
      number: { x: 540, y: 0, width: 360, height: 500 },
    });
  });

  it('the edition of 1999 gives the postcode a fifth, and leaves it empty without one', () => {
    const layout = plateLayout(editionOf('GB17733.1-1999'), building('12'));
    expect(bandsOf(layout).postcode).toMatchObject({ x: 0, y: 400, width: 540, height: 100 });
    expect(layout.texts.map(({ holds }) => holds)).toEqual(['chinese', 'roman', 'number']);
  });

  it('a minority script takes the upper third of the Chinese band', () => {
    const bands = bandsOf(plateLayout(edition, street({ textMinority: 'Yizminz Gai' })));
    expect(bands.minority).toMatchObject({ y: 0, height: expect.closeTo(80) });
    expect(bands.chinese).toMatchObject({ y: expect.closeTo(80), height: expect.closeTo(160) });
    expect(bands.roman).toMatchObject({ y: 240, height: 160 });
  });
});

describe('colours', () => {
  it.each([
    [street(), ['blue']],
    [street({ azimuthDegrees: 4 }), ['green']],
    [street({ azimuthDegrees: 4, ground: 'blue' }), ['blue']],
    [building('3'), ['blue', 'white']],
  ])('grounds %#', (wish, grounds) => {
    expect(plateLayout(edition, wish).panels.map(({ ground }) => ground.id)).toEqual(grounds);
  });

  it('the number of a building is red, everything else white', () => {
    const inks = plateLayout(edition, building('3')).texts.map(({ holds, ink }) => [holds, ink.id]);
    expect(inks).toEqual([
      ['chinese', 'white'],
      ['roman', 'white'],
      ['number', 'red'],
    ]);
  });
});

describe('every type of plate', () => {
  // As long as a signed address gets.
  const signed = `${url}&s=`.padEnd(155, 'aB3_-xYz09');
  it.each(editionOf().plates.map((rule) => [rule.type, rule] as const))(
    '%s has room for a signed code',
    (type, rule) => {
      const { widthMillimetres, heightMillimetres } = rule.size;
      const words = { textCn: '裕民街', textRoman: 'YUMIN JIE', number: '12', story: '旧时沿路种稻。', ground: 'blue' };
      const sideMillimetres = Math.max(rule.qr.sideMillimetres, 60);
      const wish = { type, widthMillimetres, heightMillimetres, ...words, qr: { url: signed, sideMillimetres } };
      const layout = plateLayout(edition, wish);
      expect(layout.qr?.moduleMillimetres).toBeGreaterThanOrEqual(edition.qr.minModuleMillimetres);
      expect(new Set(layout.texts.map(({ holds }) => holds))).toEqual(
        new Set(
          rule.proportions.columns.flatMap(({ bands }) =>
            bands.filter((b) => b.holds !== 'postcode').map((b) => b.holds),
          ),
        ),
      );
    },
  );

  it('a new plate without a story has the standard’s three fifths and two fifths', () => {
    const wish = street({ type: 'street_new', widthMillimetres: 1500, heightMillimetres: 600 });
    expect(bandsOf(plateLayout(edition, wish))).toEqual({
      chinese: { x: 0, y: 0, width: 1500, height: 360 },
      roman: { x: 0, y: 360, width: 1500, height: expect.closeTo(240) },
    });
    const told = bandsOf(plateLayout(edition, { ...wish, story: '旧时沿路种稻。' }));
    expect(told.story).toMatchObject({ y: expect.closeTo(480), height: expect.closeTo(120) });
  });

  it('an interpretive plate without a text is refused', () => {
    const wish = street({ type: 'culture', widthMillimetres: 1200, heightMillimetres: 800 });
    expect(() => plateLayout(edition, wish)).toThrow(refusal('text-missing', { band: 'story' }));
  });

  it.each([
    ['3', '3单元'],
    ['12-3', '12号楼3单元'],
  ])('unit %s reads %s', (number, text) => {
    const wish = street({ type: 'unit', widthMillimetres: 360, heightMillimetres: 180, number });
    expect(plateLayout(edition, wish).texts.map((line) => line.text)).toEqual(['裕民街', text]);
  });

  it('a rare character takes a fallback face', () => {
    const [name] = plateLayout(edition, street({ textCn: '𠮷安路' })).texts;
    expect(name?.glyphs.map(({ face }) => face)).toEqual([
      'NotoSansJP-ExtraBold',
      'NotoSansSC-ExtraBold',
      'NotoSansSC-ExtraBold',
    ]);
  });
});

describe('text stays in its box', () => {
  const inBox = (layout: PlateLayout): void => {
    for (const { box, glyphs, letterMillimetres } of layout.texts) {
      const last = glyphs.at(-1);
      expect(glyphs[0]?.left ?? 0).toBeGreaterThanOrEqual(box.x - 0.01);
      expect((last?.left ?? 0) + (last?.width ?? 0)).toBeLessThanOrEqual(box.x + box.width + 0.01);
      expect(letterMillimetres).toBeLessThanOrEqual(box.height + 0.01);
      if (layout.qr) expect(box.x + box.width <= layout.qr.box.x || box.y + box.height <= layout.qr.box.y).toBe(true);
    }
  };

  it('for any name it accepts, and refuses the others', () => {
    const name = fc.array(fc.constantFrom(...'裕民南路三巷广安门北滨河'), { minLength: 1, maxLength: 20 });
    const roman = fc
      .array(fc.constantFrom(...'ABCDEFGHIJ W'), { minLength: 1, maxLength: 60 })
      .map((a) => `Y${a.join('')}`);
    fc.assert(
      fc.property(name, roman, (characters, textRoman) => {
        const wish = street({ textCn: characters.join(''), textRoman, qr: { url } });
        try {
          inBox(plateLayout(edition, wish));
        } catch (refused) {
          expect(refused).toEqual(refusal('does-not-fit'));
        }
      }),
      { numRuns: 60 },
    );
  });

  it.each(['1', '12', '101'])('building number %s keeps 350 mm', (number) => {
    const layout = plateLayout(edition, building(number));
    inBox(layout);
    expect(layout.texts.find(({ holds }) => holds === 'number')?.letterMillimetres).toBeGreaterThanOrEqual(349.99);
  });

  it('a short name is spread, a long one is condensed', () => {
    const [short] = plateLayout(edition, street()).texts;
    const [long] = plateLayout(edition, street({ textCn: '广安门北滨河路南段', qr: { url } })).texts;
    expect(short).toMatchObject({ scale: 1, trackingEm: 0.42 });
    expect(long?.scale).toBeLessThan(1);
    expect(long?.scale).toBeGreaterThanOrEqual(0.6);
  });
});

describe('refusals', () => {
  it.each([
    [
      'a name too long',
      street({ textCn: '吴忠市利通区裕民街道盛元广场东侧二期' }),
      refusal('does-not-fit', { band: 'chinese' }),
    ],
    ['a number too long for its digits', building('1234'), refusal('does-not-fit', { band: 'number' })],
    [
      'a character no font has',
      street({ textCn: '𪚥安路' }),
      refusal('missing-glyph', { character: '𪚥', codePoint: 'U+2A6A5' }),
    ],
    ['a private-use character', street({ textCn: '\uE000路' }), refusal('missing-glyph', { codePoint: 'U+E000' })],
    ['no spelling', street({ textRoman: ' ' }), refusal('text-missing', { band: 'roman' })],
    ['no direction', { ...street(), azimuthDegrees: undefined }, refusal('no-direction')],
    // 41 modules and 8 of quiet zone, 0.8 mm each.
    [
      'a QR code too dense',
      street({ qr: { url, sideMillimetres: 30 } }),
      refusal('module-too-small', { neededMillimetres: 40 }),
    ],
    ['a QR code too large', street({ qr: { url, sideMillimetres: 390 } }), refusal('does-not-fit')],
  ])('%s', (_, wish, refused) => {
    const { azimuthDegrees, ...rest } = wish;
    const given = azimuthDegrees === undefined ? rest : { ...rest, azimuthDegrees };
    expect(() => plateLayout(edition, given)).toThrow(refused);
  });
});
