import type { Problem } from '../platform/problem.ts';
import type { Box } from './box.ts';
import { plateRefusal } from './plateRefusal.ts';
import { type SetGlyph, setText } from './setText.ts';
import type { BandRole, Colour, LetteringRule } from './signEdition.ts';
import type { Typeface } from './typeface.ts';

/** A line fitted into its box. Lengths in millimetres, y downwards; glyph `left` is the pen position on the baseline. */
export interface FittedText {
  holds: BandRole;
  text: string;
  ink: Colour;
  box: Box;
  emMillimetres: number;
  /** Height of a Chinese character, a capital or a digit. */
  letterMillimetres: number;
  /** Horizontal scale, 1 = as drawn by the type designer. */
  scale: number;
  trackingEm: number;
  baseline: number;
  glyphs: { text: string; face: string; outline: string; left: number; width: number }[];
}

export interface Line {
  holds: BandRole;
  text: string;
  ink: Colour;
  box: Box;
  /** Height of the band inside the rim, of which the rule takes its shares. */
  bandMillimetres: number;
  /** Height below which the standard forbids to go, 0 if it is silent. */
  minLetterMillimetres: number;
}

const ROUNDING = 1e-9;

interface Size {
  em: number;
  scale: number;
}

/**
 * Fits a line into its box: at full height if it can, else smaller down to `minHeightShare` and narrower down to
 * `minScale`; spare width goes into tracking. Throws `does-not-fit` rather than overflow, `missing-glyph`.
 */
export function fitText(line: Line, rule: LetteringRule, faces: readonly Typeface[]): FittedText {
  const glyphs = setText(line.text, faces);
  const perEm = lettersPerEm(line.holds, faces);
  const wished = Math.min(line.bandMillimetres * rule.heightShare, line.box.height);
  const tallest = Math.max(wished, line.minLetterMillimetres);
  const least = Math.max(line.bandMillimetres * rule.minHeightShare, line.minLetterMillimetres);
  const width = glyphs.reduce((end, glyph) => Math.max(end, glyph.left + glyph.advance), 0);
  const gaps = Math.max(glyphs.length - 1, 0);
  const natural = width + gaps * rule.minTracking;
  if (least > line.box.height) throw tooTight(line, { needed: least, available: line.box.height, side: 'height' });
  const size = sizeFor(line, rule, { natural, tallest: tallest / perEm, least: least / perEm });
  const tracking = trackingFor(line.box.width / size.em, { width, gaps, scale: size.scale }, rule);
  return place(line, glyphs, { ...size, tracking, perEm, width });
}

function sizeFor(line: Line, rule: LetteringRule, at: { natural: number; tallest: number; least: number }): Size {
  const ratio = line.box.width / (at.natural * at.tallest);
  if (ratio >= 1) return { em: at.tallest, scale: 1 };
  // The lack is shared between height and width: neither tiny nor squeezed letters look like a sign.
  const shared = Math.max(Math.sqrt(ratio), rule.minScale);
  const em = Math.max((at.tallest * ratio) / shared, at.least);
  const scale = line.box.width / (at.natural * em);
  if (scale >= rule.minScale - ROUNDING) return { em, scale };
  const needed = at.natural * em * rule.minScale;
  throw tooTight(line, { needed, available: line.box.width, side: 'width' });
}

function trackingFor(
  roomEm: number,
  line: { width: number; gaps: number; scale: number },
  rule: LetteringRule,
): number {
  const least = rule.minTracking * line.scale;
  if (line.gaps === 0) return 0;
  const spare = (roomEm - line.width * line.scale) / line.gaps;
  return Math.min(Math.max(spare, least), Math.max(rule.maxTracking * line.scale, least));
}

function place(
  line: Line,
  glyphs: readonly SetGlyph[],
  size: Size & { tracking: number; perEm: number; width: number },
): FittedText {
  const { em, scale, tracking, perEm } = size;
  const total = (size.width * scale + tracking * Math.max(glyphs.length - 1, 0)) * em;
  const start = line.box.x + (line.box.width - total) / 2;
  return {
    holds: line.holds,
    text: line.text,
    ink: line.ink,
    box: line.box,
    emMillimetres: em,
    letterMillimetres: em * perEm,
    scale,
    trackingEm: tracking,
    baseline: line.box.y + line.box.height / 2 + em * centreAboveBaseline(line.holds, perEm),
    glyphs: glyphs.map(({ text, face, outline, left, advance }, i) => ({
      text,
      face: face.name,
      outline,
      left: start + (left * scale + tracking * i) * em,
      width: advance * scale * em,
    })),
  };
}

// A Chinese character fills its em square, whose centre lies 0.38 em above the baseline (0.88 up, 0.12 down).
const isChinese = (holds: BandRole): boolean => holds === 'chinese' || holds === 'unit';
const centreAboveBaseline = (holds: BandRole, perEm: number): number => (isChinese(holds) ? 0.38 : perEm / 2);

/** Height of the letters that the band is measured by, in ems: the em square, or a flat-topped capital or digit. */
function lettersPerEm(holds: BandRole, faces: readonly Typeface[]): number {
  const font = faces[0]?.font;
  if (isChinese(holds) || !font) return 1;
  const flat = holds === 'number' || holds === 'postcode' ? '1' : 'H';
  return font.glyphForCodePoint(flat.charCodeAt(0)).bbox.maxY / font.unitsPerEm;
}

function tooTight(line: Line, room: { needed: number; available: number; side: 'width' | 'height' }): Problem {
  const neededMillimetres = Math.ceil(room.needed);
  const availableMillimetres = Math.floor(room.available);
  const sideZh = room.side === 'width' ? '宽' : '高';
  return plateRefusal('does-not-fit', {
    detail: `${line.text} needs ${neededMillimetres} mm of ${room.side} and has ${availableMillimetres} mm`,
    detailZh: `“${line.text}”至少需要${sideZh}${neededMillimetres}毫米，版面只有${availableMillimetres}毫米`,
    facts: { text: line.text, band: line.holds, side: room.side, neededMillimetres, availableMillimetres },
  });
}
