import {
  AlignmentType,
  BorderStyle,
  Footer,
  Header,
  type ISectionPropertiesOptions,
  LineRuleType,
  PageNumber,
  Paragraph,
  TextRun,
} from 'docx';
import type { DocumentContent } from './contentContract.ts';
import { DOCX_FONTS, docxParagraph, twips } from './docxText.ts';
import { MM, PAGE, SIZE } from './pageGrid.ts';

/**
 * A4 with the margins of GB/T 9704. No document grid: exact lines and set characters fill the page alike in every word
 * processor, while LibreOffice sets 24 characters to the line of a 28-character grid.
 */
export const PAGE_TWIPS: ISectionPropertiesOptions = {
  page: {
    size: { width: twips(PAGE.width), height: twips(PAGE.height) },
    margin: {
      top: twips(PAGE.top),
      left: twips(PAGE.left),
      right: twips(26 * MM),
      bottom: twips(35 * MM),
      header: twips(30 * MM),
      footer: twips(20 * MM),
    },
  },
};

const RED = 'E60012';
/** The rules of a letter are 170 mm wide, seven more than the text on each side. */
const LETTER_INDENT = { left: twips(-8 * MM), right: twips(-6 * MM) };

/** Only the first page of a letter has a head above its text. */
export function docxHeaders({ form, head }: DocumentContent) {
  const empty = new Header({ children: [new Paragraph({})] });
  if (form !== 'letter') return { default: empty, even: empty };
  const size = letterHeadSize(head);
  const mark = docxParagraph(head, { hand: 'xiaobiaosong', size, colour: RED, align: 'centre', pitch: size * 1.1 });
  const rule = new Paragraph({
    indent: LETTER_INDENT,
    spacing: { line: twips(4 * MM), lineRule: LineRuleType.EXACTLY, after: 0 },
    border: { bottom: { style: BorderStyle.THICK_THIN_SMALL_GAP, size: 24, color: RED, space: 0 } },
    children: [],
  });
  return { first: new Header({ children: [mark, rule] }), default: empty, even: empty };
}

/** Points: as large as 150 mm allow, at most 36. */
export const letterHeadSize = (head: string): number =>
  Math.max(14, Math.min(36, Math.floor((150 * MM) / Math.max(1, [...head].length))));

/** Page numbers at the outer edge, one character in; the first page of a letter has its lower rule instead, a sheet none. */
export function docxFooters({ form }: DocumentContent) {
  const none = new Footer({ children: [new Paragraph({})] });
  if (form === 'sheet') return { default: none, even: none };
  const pages = { default: numbered(AlignmentType.RIGHT), even: numbered(AlignmentType.LEFT) };
  if (form !== 'letter') return pages;
  const rule = new Paragraph({
    indent: LETTER_INDENT,
    border: { bottom: { style: BorderStyle.THIN_THICK_SMALL_GAP, size: 24, color: RED, space: 0 } },
    children: [],
  });
  return { ...pages, first: new Footer({ children: [rule] }) };
}

const numbered = (alignment: (typeof AlignmentType)[keyof typeof AlignmentType]): Footer =>
  new Footer({
    children: [
      new Paragraph({
        alignment,
        indent: { left: twips(SIZE.four), right: twips(SIZE.four) },
        children: [
          new TextRun({ children: ['— ', PageNumber.CURRENT, ' —'], font: DOCX_FONTS.fangsong, size: SIZE.four * 2 }),
        ],
      }),
    ],
  });
