import { Document, Packer, type Paragraph, type Table } from 'docx';
import { docxBlocks } from './docxBlocks.ts';
import { docxHead, docxNumberUnderTitle } from './docxHead.ts';
import { docxFooters, docxHeaders, PAGE_TWIPS } from './docxPage.ts';
import { DOCX_FONTS } from './docxText.ts';
import { type PrintedDocument, titleOf } from './printedDocument.ts';

/**
 * The document as DOCX to work on, in the fonts an office has (仿宋, 小标宋, 黑体, 楷体) on the grid of 22 lines of 28
 * characters. Its text is that of the PDF.
 */
export async function documentDocx(document: PrintedDocument): Promise<Buffer> {
  const { content, createdAt } = document;
  const titles = content.blocks.filter(({ type }) => type === 'title');
  const others = content.blocks.filter(({ type }) => type !== 'title');
  const children: (Paragraph | Table)[] = [
    ...docxHead(document),
    ...docxBlocks(titles, content.form),
    ...docxNumberUnderTitle(document),
    ...docxBlocks(others, content.form),
  ];
  const made = new Document({
    title: titleOf(content),
    creator: 'Diming',
    description: `${titleOf(content)} ${createdAt}`,
    evenAndOddHeaderAndFooters: true,
    styles: { default: { document: { run: { font: DOCX_FONTS.fangsong, size: 32 } } } },
    sections: [
      {
        properties: { ...PAGE_TWIPS, titlePage: content.form === 'letter' },
        headers: docxHeaders(content),
        footers: docxFooters(content),
        children,
      },
    ],
  });
  return Packer.toBuffer(made);
}
