import { breakLines, type Line, type TextStyle } from './breakLines.ts';
import type { DocumentFaces } from './documentFaces.ts';
import { PAGE } from './pageGrid.ts';

/** What is drawn, in points from the left and the top of the page. */
export type Mark =
  | { type: 'line'; line: Line; x: number; baseline: number; size: number; colour: string }
  | { type: 'rule'; x: number; y: number; width: number; height: number; colour: string }
  | { type: 'qr'; x: number; y: number; size: number; url: string };

/** A piece of the text column that no page break divides. */
export interface Item {
  height: number;
  /** Stays on one page with what follows. */
  keep: boolean;
  /** Empty room, dropped at the top of a page. */
  blank?: boolean;
  marks: (top: number) => Mark[];
}

export const blankLine = (keep = false): Item => ({ height: PAGE.linePitch, keep, blank: true, marks: () => [] });

interface Setting {
  faces: DocumentFaces;
  style: TextStyle;
  pitch?: number;
  colour?: string;
  /** Points from the left edge of the text. */
  indent?: { first: number; rest: number };
  right?: number;
  align?: 'left' | 'centre' | 'right';
}

/** One item a line of a paragraph. */
export function paragraphItems(text: string, setting: Setting): Item[] {
  const { faces, style, pitch = PAGE.linePitch, indent = { first: 0, rest: 0 }, right = 0 } = setting;
  const full = PAGE.textWidth - right;
  const widths = { first: full - indent.first, rest: full - indent.rest };
  const lines = breakLines(faces, text, style, widths);
  return lines.map((line, i) => {
    const from = i === 0 ? indent.first : indent.rest;
    return lineItem(line, { ...setting, pitch, x: PAGE.left + from, width: full - from });
  });
}

function lineItem(
  line: Line,
  { style, pitch, x, width, align = 'left', colour = '#000000' }: Setting & { pitch: number; x: number; width: number },
): Item {
  const shift = { left: 0, centre: (width - line.width) / 2, right: width - line.width }[align];
  return {
    height: pitch,
    keep: false,
    marks: (top) => [
      { type: 'line', line, x: x + shift, baseline: baselineOf(top, pitch, style.size), size: style.size, colour },
    ],
  };
}

/** Chinese glyphs fill their em from 0.88 above to 0.12 below the baseline; the em stands in the middle of its line. */
export const baselineOf = (top: number, pitch: number, size: number): number => top + (pitch - size) / 2 + size * 0.88;

/** Keeps the last `count` items with what follows them. */
export const keepLast = (items: readonly Item[], count: number): Item[] =>
  items.map((item, i) => (i >= items.length - count ? { ...item, keep: true } : item));

/** One pitch after the other: an item made of several. */
export function stacked(items: readonly Item[], keep = false): Item {
  return {
    height: items.reduce((sum, { height }) => sum + height, 0),
    keep,
    marks: (top) => {
      let y = top;
      return items.flatMap((item) => {
        const marks = item.marks(y);
        y += item.height;
        return marks;
      });
    },
  };
}
