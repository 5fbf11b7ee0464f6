import type { Block, DocumentContent } from '#server/naming/documents/contentContract.ts';

/** What a text of a template is on the paper. */
export type TextPart =
  | 'head'
  | 'title'
  | 'addressee'
  | 'paragraph'
  | 'attachments'
  | 'organ'
  | 'date'
  | 'copies'
  | 'printer'
  | 'printedOn'
  | 'cell';
export interface TemplateText {
  part: TextPart;
  text: string;
}
type Change = (text: string, part: TextPart) => string;

/** Every text of a template, from top to bottom of the paper; empty ones too, so that the place of each is fixed. */
export function textsOf(content: DocumentContent): TemplateText[] {
  const texts: TemplateText[] = [];
  mapTexts(content, (text, part) => {
    texts.push({ part, text });
    return text;
  });
  return texts;
}

/** The template with other texts in the order of `textsOf`. Blocks and form stay. */
export function withTexts(content: DocumentContent, texts: readonly string[]): DocumentContent {
  let next = 0;
  return mapTexts(content, (text) => texts[next++] ?? text);
}

function mapTexts(content: DocumentContent, change: Change): DocumentContent {
  const head = change(content.head, 'head');
  return { ...content, head, blocks: content.blocks.map((block) => mapBlock(block, change)) };
}

function mapBlock(block: Block, change: Change): Block {
  switch (block.type) {
    case 'title':
    case 'addressee':
    case 'paragraph':
      return { ...block, text: change(block.text, block.type) };
    case 'attachments':
      return { ...block, list: change(block.list, 'attachments') };
    case 'signature':
      return { ...block, organ: change(block.organ, 'organ'), date: change(block.date, 'date') };
    case 'imprint': {
      const copies = change(block.copies, 'copies');
      return {
        ...block,
        copies,
        printer: change(block.printer, 'printer'),
        printedOn: change(block.printedOn, 'printedOn'),
      };
    }
    case 'table':
      return {
        ...block,
        rows: block.rows.map((row) => row.map((cell) => ({ ...cell, text: change(cell.text, 'cell') }))),
      };
  }
}
