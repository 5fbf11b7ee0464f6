import { LineBreaker } from 'css-line-break';
import type { DocumentFaces, Hand } from './documentFaces.ts';

/** A stretch of a line in one font, `left` points from the start of the line. */
export interface Run {
  text: string;
  face: string;
  left: number;
  width: number;
}
export interface Line {
  runs: Run[];
  width: number;
  /** Added after each character, points; negative draws 28 characters of 16 pt into 156 mm. */
  spacing: number;
  /** The paragraph ends here. */
  last: boolean;
}
export interface TextStyle {
  hand: Hand;
  /** Points. */
  size: number;
  /** Points between characters. */
  tracking: number;
}
interface Widths {
  first: number;
  rest: number;
}

// Poppler reads a gap of 0.1 em as a blank between words.
const MOST_STRETCH_EM = 0.08;

/**
 * Breaks one paragraph by UAX #14 in strict mode, so that no line begins with 。or ends with 〔 (避头尾), and spreads
 * full lines to the width. All measures in points.
 */
export function breakLines(faces: DocumentFaces, text: string, style: TextStyle, widths: Widths): Line[] {
  const lines: Line[] = [];
  let held: Character[] = [];
  const limit = (): number => (lines.length === 0 ? widths.first : widths.rest);
  const close = (last: boolean): void => {
    lines.push(lineOf(held, { style, width: limit(), last }));
    held = [];
  };
  for (const word of wordsOf(text)) {
    const characters = charactersOf(faces, word, style);
    if (held.length > 0 && widthOf([...held, ...characters]) > limit() + style.size * 0.02) close(false);
    for (const character of characters) {
      // A word longer than the line, e.g. an address without blanks.
      if (held.length > 0 && widthOf([...held, character]) > limit() + style.size * 0.02) close(false);
      held.push(character);
    }
  }
  close(true);
  return lines;
}

interface Character {
  text: string;
  face: string;
  advance: number;
}

function wordsOf(text: string): string[] {
  const breaker = LineBreaker(text, { lineBreak: 'strict', wordBreak: 'normal' });
  const words: string[] = [];
  for (let next = breaker.next(); !next.done; next = breaker.next()) words.push(next.value.slice());
  return words;
}

function charactersOf(faces: DocumentFaces, word: string, { hand, size, tracking }: TextStyle): Character[] {
  return [...word].map((text) => {
    const { name, font } = faces.faceOf(hand, text);
    const { advanceWidth } = font.glyphForCodePoint(text.codePointAt(0) ?? 0);
    return { text, face: name, advance: (advanceWidth * size) / font.unitsPerEm + tracking };
  });
}

const widthOf = (characters: readonly Character[]): number =>
  characters.reduce((sum, { advance }, i) => sum + (isHanging(characters, i) ? 0 : advance), 0);

// Blanks at the end of a line take no room.
const isHanging = (characters: readonly Character[], i: number): boolean =>
  i === characters.length - 1 && characters[i]?.text === ' ';

function lineOf(held: readonly Character[], of: { style: TextStyle; width: number; last: boolean }): Line {
  const characters = held.at(-1)?.text === ' ' ? held.slice(0, -1) : held;
  const bare = widthOf(characters);
  const wish = of.last || characters.length < 2 ? 0 : (of.width - bare) / (characters.length - 1);
  const stretch = Math.min(Math.max(wish, 0), of.style.size * MOST_STRETCH_EM - of.style.tracking);
  return {
    runs: runsOf(characters, stretch),
    width: bare + stretch * Math.max(0, characters.length - 1),
    spacing: of.style.tracking + stretch,
    last: of.last,
  };
}

function runsOf(characters: readonly Character[], stretch: number): Run[] {
  const runs: Run[] = [];
  let left = 0;
  for (const { text, face, advance } of characters) {
    const last = runs.at(-1);
    if (last?.face === face) last.text += text;
    else runs.push({ text, face, left, width: 0 });
    left += advance + stretch;
    const run = runs.at(-1);
    if (run) run.width = left - run.left;
  }
  return runs;
}
