import { BorderStyle, type Paragraph, Table, TableCell, TableRow, WidthType } from 'docx';
import type { Block, DocumentContent } from './contentContract.ts';
import { docxBlank, docxParagraph, twips } from './docxText.ts';
import { PAGE, SIZE } from './pageGrid.ts';

type Imprint = Extract<Block, { type: 'imprint' }>;
const NONE = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const;
const OUTER = { style: BorderStyle.SINGLE, size: 8, color: '000000' } as const;
const INNER = { style: BorderStyle.SINGLE, size: 6, color: '000000' } as const;

/** 版记 as the end of the text: whoever edits the draft decides where the page ends. A letter has copies only. */
export function docxImprint(
  { copies, printer, printedOn }: Imprint,
  form: DocumentContent['form'],
): (Paragraph | Table)[] {
  const set = { size: SIZE.four, pitch: 24, indent: { left: SIZE.four, right: SIZE.four } } as const;
  const copied = copies === '' ? [] : [docxParagraph(`抄送：${copies}。`, set)];
  if (form === 'letter') return copied;
  const copiesRow = copied.length === 0 ? [] : [new TableRow({ children: [cell(copied, 2)] })];
  const last = new TableRow({
    children: [
      cell([docxParagraph(printer, set)], 1),
      cell([docxParagraph(`${printedOn}印发`, { ...set, align: 'right' })], 1),
    ],
  });
  const half = twips(PAGE.textWidth / 2);
  const borders = { top: OUTER, bottom: OUTER, left: NONE, right: NONE, insideHorizontal: INNER, insideVertical: NONE };
  const table = new Table({
    width: { size: twips(PAGE.textWidth), type: WidthType.DXA },
    columnWidths: [half, half],
    borders,
    rows: [...copiesRow, last],
  });
  return [docxBlank(), table];
}

const cell = (children: Paragraph[], columnSpan: number): TableCell =>
  new TableCell({
    children,
    columnSpan,
    width: { size: twips((PAGE.textWidth / 2) * columnSpan), type: WidthType.DXA },
  });
