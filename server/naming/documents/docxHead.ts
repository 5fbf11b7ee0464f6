import { BorderStyle, LineRuleType, Paragraph, Tab, TabStopType } from 'docx';
import { docxBlank, docxParagraph, docxRun, twips } from './docxText.ts';
import { CHARACTER, MM, PAGE, SIZE } from './pageGrid.ts';
import type { PrintedDocument } from './printedDocument.ts';

const RED = 'E60012';

/** What stands above the title; the mark of a letter is in the page header. */
export function docxHead({ content, number }: PrintedDocument): Paragraph[] {
  switch (content.form) {
    case 'document':
      return documentHead(content.head, content.signer, number);
    case 'letter':
      return [docxParagraph(number ?? '', { align: 'right', keepNext: true }), docxBlank(true)];
    case 'plain':
      return content.head === ''
        ? []
        : [docxParagraph(content.head, { hand: 'xiaobiaosong', size: SIZE.two, align: 'centre', pitch: 36 })];
    case 'sheet':
      return [];
  }
}

/** Under the title: centred on a plain paper, at the right above the table of a form. */
export function docxNumberUnderTitle({ content: { form }, number }: PrintedDocument): Paragraph[] {
  if (number === null) return [];
  if (form === 'plain') return [docxParagraph(number, { align: 'centre', keepNext: true })];
  return form === 'sheet' ? [docxParagraph(number, { align: 'right', size: SIZE.smallFour, pitch: 20 })] : [];
}

function documentHead(head: string, signer: boolean, number: string | null): Paragraph[] {
  const size = Math.min(46, Math.floor((150 * MM) / Math.max(1, [...head].length)));
  const mark = { hand: 'xiaobiaosong', size, colour: RED, align: 'centre', pitch: size * 1.1 } as const;
  const numbered = signer ? signerLine(number) : docxParagraph(number ?? '', { align: 'centre' });
  const rule = new Paragraph({
    spacing: { line: twips(4 * MM), lineRule: LineRuleType.EXACTLY, after: 0 },
    border: { bottom: { style: BorderStyle.SINGLE, size: 12, color: RED, space: 0 } },
    children: [],
  });
  // Room above the first line of a page is kept by an exact line, not by space before.
  const above = docxParagraph('', { pitch: 35 * MM });
  return [above, docxParagraph(head, mark), docxBlank(), docxBlank(), numbered, rule, docxBlank(), docxBlank()];
}

const signerLine = (number: string | null): Paragraph =>
  new Paragraph({
    indent: { left: twips(CHARACTER) },
    tabStops: [{ type: TabStopType.RIGHT, position: twips(PAGE.textWidth - CHARACTER) }],
    spacing: { line: twips(PAGE.linePitch), lineRule: LineRuleType.EXACTLY, after: 0 },
    children: [docxRun([number ?? '', new Tab(), '签发人：　　　'], {})],
  });
