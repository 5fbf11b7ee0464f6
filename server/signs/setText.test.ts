import { createRequire } from 'node:module';
import { expect, it } from 'vitest';
import { setText } from './setText.ts';
import { addTypeface, typeface } from './typeface.ts';

const noto = typeface('NotoSansSC-Bold');

it('takes each character from the first face that has it, in order and without gaps', () => {
  const glyphs = setText('3号楼A', [typeface('BebasNeue'), noto]);
  expect(glyphs.map(({ text, face }) => [text, face.name])).toEqual([
    ['3', 'BebasNeue'],
    ['号', 'NotoSansSC-Bold'],
    ['楼', 'NotoSansSC-Bold'],
    ['A', 'BebasNeue'],
  ]);
  glyphs.slice(1).forEach((glyph, i) => {
    const before = glyphs[i];
    expect(glyph.left).toBeCloseTo((before?.left ?? 0) + (before?.advance ?? 0), 6);
  });
});

it.each(['𬭚', '𬤊', '䥽', '㟃', '〇', '垅', '硷', 'Ü', 'Ê'])('draws %s', (character) => {
  const [glyph] = setText(character, [noto]);
  expect(glyph?.outline).not.toBe('');
});

it('joins a letter and its combining mark before it looks for a glyph', () => {
  expect(setText('U\u0308', [noto]).map(({ text }) => text)).toEqual(['Ü']);
});

it('sets a face that an office adds', () => {
  const path = createRequire(import.meta.url).resolve(
    '@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf',
  );
  addTypeface('office', path);
  expect(setText('裕', [typeface('office')])[0]?.face.font.postscriptName).toBe('NotoSansSC-Regular');
});

it('does not know a face nobody added', () => {
  expect(() => typeface('Comic')).toThrow('No font Comic');
});
