import { AlignmentType, LineRuleType, Paragraph, type Tab, TextRun } from 'docx';
import type { Hand } from './documentFaces.ts';
import { PAGE, SIZE, TRACKING } from './pageGrid.ts';

/** Twentieths of a point. */
export const twips = (points: number): number => Math.round(points * 20);

type Font = { ascii: string; hAnsi: string; eastAsia: string; cs: string };
const font = (eastAsia: string, latin = 'Times New Roman'): Font => ({
  ascii: latin,
  hAnsi: latin,
  eastAsia,
  cs: latin,
});

/** Fonts by the names under which offices have them; a computer without them shows its own Song. */
export const DOCX_FONTS: Record<Hand, Font> = {
  fangsong: font('仿宋'),
  xiaobiaosong: font('方正小标宋简体'),
  heiti: font('黑体'),
  kaiti: font('楷体'),
};

export interface DocxTextStyle {
  hand?: Hand;
  /** Points. */
  size?: number;
  colour?: string;
  align?: 'left' | 'centre' | 'right';
  /** Points. */
  indent?: { firstLine?: number; left?: number; right?: number; hanging?: number };
  /** Points of a line, exactly. */
  pitch?: number;
  before?: number;
  keepNext?: boolean;
}

const ALIGN = {
  left: AlignmentType.LEFT,
  centre: AlignmentType.CENTER,
  right: AlignmentType.RIGHT,
} as const;

/** One paragraph in one hand. */
export function docxParagraph(text: string, style: DocxTextStyle = {}): Paragraph {
  const { align = 'left', indent = {}, pitch = PAGE.linePitch, before = 0, keepNext = false } = style;
  const measured = Object.fromEntries(Object.entries(indent).map(([side, points]) => [side, twips(points)]));
  return new Paragraph({
    alignment: ALIGN[align],
    keepNext,
    indent: measured,
    spacing: { line: twips(pitch), lineRule: LineRuleType.EXACTLY, before: twips(before), after: 0 },
    children: [docxRun(text, style)],
  });
}

/** What is given for tabs is text and tabs in turn. */
export const docxRun = (
  text: string | (string | Tab)[],
  { hand = 'fangsong', size = SIZE.three, colour = '000000' }: DocxTextStyle,
): TextRun =>
  new TextRun({
    children: typeof text === 'string' ? [text] : text,
    font: DOCX_FONTS[hand],
    size: size * 2,
    color: colour,
    characterSpacing: size === SIZE.three ? SET_CLOSER : 0,
  });

// 28 characters of 16 pt in 156 mm, rounded to the twip that still lets the last one in.
const SET_CLOSER = Math.floor(TRACKING * 20);

export const docxBlank = (keepNext = false): Paragraph => docxParagraph('', { keepNext });
