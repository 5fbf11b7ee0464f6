import { readdirSync } from 'node:fs';
import { join, parse } from 'node:path';
import { Problem } from '../../platform/problem.ts';
import { addTypeface, type Typeface, typeface } from '../../signs/typeface.ts';

/** The four hands of GB/T 9704: text, title, first and second level of headings. */
export type Hand = 'fangsong' | 'xiaobiaosong' | 'heiti' | 'kaiti';

/** Which face draws a character in a hand. */
export interface DocumentFaces {
  /** @throws Problem conflict `missing-glyph` when no font has the character: a box is never printed */
  faceOf(hand: Hand, character: string): Typeface;
}

// 仿宋, 小标宋 and 楷体 of the standard are not free: Song and Hei under the Open Font License stand in for them.
const SHIPPED: Record<Hand, string> = {
  fangsong: 'NotoSerifSC-Regular',
  xiaobiaosong: 'NotoSerifSC-Bold',
  heiti: 'NotoSansSC-Bold',
  kaiti: 'NotoSerifSC-Regular',
};
const HANDS = new Set<string>(Object.keys(SHIPPED));

/**
 * The shipped faces, and before them what the bureau put into a folder: `fangsong.ttf`, `xiaobiaosong.ttf`, `heiti.ttf`,
 * `kaiti.ttf` for its licensed fonts, any other name for more rare characters. Fonts are read when first needed.
 */
export function documentFaces(folder: string): DocumentFaces {
  const added = fontsIn(folder);
  const chains = new Map<Hand, Typeface[]>();
  const chainOf = (hand: Hand): Typeface[] => {
    const known = chains.get(hand);
    if (known) return known;
    const own = added.filter((name) => name === hand);
    const others = added.filter((name) => !HANDS.has(name));
    const shipped = [SHIPPED[hand], SHIPPED.fangsong];
    const chain = [...own.map(nameOf), ...shipped, ...others.map(nameOf)].map((name) => typeface(name));
    chains.set(hand, chain);
    return chain;
  };
  return {
    faceOf: (hand, character) => {
      const code = character.codePointAt(0) ?? 0;
      const face = chainOf(hand).find(({ font }) => font.hasGlyphForCodePoint(code));
      if (face) return face;
      throw missingGlyph(character, code);
    },
  };
}

const nameOf = (name: string): string => `bureau-${name}`;

function fontsIn(folder: string): string[] {
  const files = filesIn(folder).filter((name) => /\.(ttf|otf)$/i.test(name));
  return files.map((file) => {
    const { name } = parse(file);
    addTypeface(nameOf(name), join(folder, file));
    return name;
  });
}

function filesIn(folder: string): string[] {
  try {
    return readdirSync(folder).sort();
  } catch {
    return []; // most registers add no fonts
  }
}

const missingGlyph = (character: string, code: number): Problem =>
  new Problem('conflict', `No font has the character ${character} (U+${code.toString(16).toUpperCase()})`, {
    detailZh: `没有字体含有“${character}”字（U+${code.toString(16).toUpperCase()}），请在数据文件夹的 fonts 中加入含该字的字体后再试。`,
    code: 'missing-glyph',
    character,
  });
