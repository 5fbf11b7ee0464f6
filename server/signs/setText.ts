import type { GlyphRun } from 'fontkit';
import { plateRefusal } from './plateRefusal.ts';
import type { Typeface } from './typeface.ts';

/** One glyph of a line; lengths in ems, `left` from the start of the line without tracking. */
export interface SetGlyph {
  text: string;
  face: Typeface;
  left: number;
  advance: number;
  /** SVG path data in font units, y upwards. */
  outline: string;
}

/**
 * Sets a line with the first face that has each character.
 * A character that no face has is refused with `missing-glyph`, since a sign must never show an empty box.
 */
export function setText(text: string, faces: readonly Typeface[]): SetGlyph[] {
  const glyphs: SetGlyph[] = [];
  let left = 0;
  for (const run of runsByFace(text.normalize('NFC'), faces)) {
    for (const glyph of setRun(run)) {
      glyphs.push({ ...glyph, left: left + glyph.left });
    }
    left = glyphs.reduce((end, glyph) => Math.max(end, glyph.left + glyph.advance), left);
  }
  return glyphs;
}

interface Run {
  text: string;
  face: Typeface;
}

function runsByFace(text: string, faces: readonly Typeface[]): Run[] {
  const runs: Run[] = [];
  for (const character of text) {
    const face = faceFor(character, text, faces);
    const last = runs.at(-1);
    if (last?.face === face) last.text += character;
    else runs.push({ text: character, face });
  }
  return runs;
}

function faceFor(character: string, text: string, faces: readonly Typeface[]): Typeface {
  const codePoint = character.codePointAt(0) ?? 0;
  const face = faces.find(({ font }) => font.hasGlyphForCodePoint(codePoint));
  if (face) return face;
  const code = `U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}`;
  throw plateRefusal('missing-glyph', {
    detail: `No font has the character ${character} (${code}) of ${text}`,
    detailZh: `字库缺字：“${text}”中的“${character}”（${code}）`,
    facts: { character, codePoint: code, text, faces: faces.map(({ name }) => name).join(', ') },
  });
}

// Ligatures would tie letters that tracking has to separate.
const FEATURES = { liga: false, clig: false, dlig: false };

function setRun({ text, face }: Run): SetGlyph[] {
  const laid: GlyphRun = face.font.layout(text, FEATURES);
  const em = face.font.unitsPerEm;
  let pen = 0;
  return laid.glyphs.map((glyph, i) => {
    const position = laid.positions[i];
    const advance = position?.xAdvance ?? glyph.advanceWidth;
    const left = pen + (position?.xOffset ?? 0);
    pen += advance;
    const characters = String.fromCodePoint(...glyph.codePoints);
    return { text: characters, face, left: left / em, advance: advance / em, outline: glyph.path.toSVG() };
  });
}
