import {
  BorderStyle,
  type Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlign,
  WidthType,
} from 'docx';
import type { Block, DocumentContent } from './contentContract.ts';
import { docxImprint } from './docxImprint.ts';
import { docxBlank, docxParagraph, twips } from './docxText.ts';
import { CHARACTER, PAGE, SIZE } from './pageGrid.ts';

type Form = DocumentContent['form'];

/** The text of a document in paragraphs and tables. */
export const docxBlocks = (blocks: readonly Block[], form: Form): (Paragraph | Table)[] =>
  blocks.flatMap((block) => docxBlock(block, form));

function docxBlock(block: Block, form: Form): (Paragraph | Table)[] {
  switch (block.type) {
    case 'title':
      return [docxParagraph(block.text, { hand: 'xiaobiaosong', size: SIZE.two, align: 'centre', pitch: 33 })];
    case 'addressee':
      return [docxBlank(), docxParagraph(block.text)];
    case 'paragraph':
      return bodyParagraphs(block.text, block.level);
    case 'attachments':
      return attachmentParagraphs(block.list.split('\n'));
    case 'signature':
      return signatureParagraphs(block.organ, block.date);
    case 'imprint':
      return docxImprint(block, form);
    case 'table':
      return [tableOf(block, form === 'sheet' ? SIZE.five : SIZE.smallFour)];
  }
}

const HANDS = { body: 'fangsong', h1: 'heiti', h2: 'kaiti' } as const;

// Not justified: LibreOffice loses a comma that hangs over the end of a justified line.
const bodyParagraphs = (text: string, level: keyof typeof HANDS): Paragraph[] =>
  text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) =>
      docxParagraph(line.trim(), {
        hand: HANDS[level],
        indent: { firstLine: 2 * CHARACTER },
        keepNext: level !== 'body',
      }),
    );

function attachmentParagraphs(names: readonly string[]): Paragraph[] {
  const several = names.length > 1;
  const label = 5 * CHARACTER;
  const left = label + (several ? 1.6 * CHARACTER : 0);
  const lines = names.map((name, i) => {
    const numbered = several ? `${i + 1}. ${name}` : name;
    const hanging = i === 0 ? left - 2 * CHARACTER : left - label;
    return docxParagraph(i === 0 ? `附件：${numbered}` : numbered, { indent: { left, hanging } });
  });
  return [docxBlank(), ...lines];
}

/** The name over the day, both centred on a column four characters from the right. */
function signatureParagraphs(organ: string, date: string): Paragraph[] {
  const dateWidth = [...date].length * CHARACTER * 0.8;
  const organWidth = [...organ].length * CHARACTER;
  const right = Math.max(0, 4 * CHARACTER + (dateWidth - organWidth) / 2);
  return [
    docxBlank(true),
    docxParagraph(organ, { align: 'right', indent: { right }, keepNext: true }),
    docxParagraph(date, { align: 'right', indent: { right: 4 * CHARACTER } }),
    docxBlank(),
  ];
}

type TableBlock = Extract<Block, { type: 'table' }>;
const RULE = { style: BorderStyle.SINGLE, size: 6, color: '000000' } as const;

function tableOf({ widths, rows }: TableBlock, size: number): Table {
  const total = widths.reduce((sum, width) => sum + width, 0);
  const columns = widths.map((width) => twips((width / total) * PAGE.textWidth));
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: twips(PAGE.textWidth), type: WidthType.DXA },
    columnWidths: columns,
    borders: { top: RULE, bottom: RULE, left: RULE, right: RULE, insideHorizontal: RULE, insideVertical: RULE },
    rows: rows.map((row) => new TableRow({ children: rowCells(row, columns, size) })),
  });
}

function rowCells(row: TableBlock['rows'][number], columns: readonly number[], size: number): TableCell[] {
  let column = 0;
  return row.map(({ text, span, head }) => {
    const width = columns.slice(column, column + span).reduce((sum, one) => sum + one, 0);
    column += span;
    const style = {
      size,
      pitch: size * 1.4,
      hand: head ? 'heiti' : 'fangsong',
      align: head ? 'centre' : 'left',
    } as const;
    return new TableCell({
      columnSpan: span,
      width: { size: width, type: WidthType.DXA },
      verticalAlign: VerticalAlign.CENTER,
      margins: { top: 60, bottom: 60, left: 80, right: 80 },
      children: text.split('\n').map((line) => docxParagraph(line, style)),
    });
  });
}
