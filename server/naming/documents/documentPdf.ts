import PDFDocument from 'pdfkit';
import { qrMark } from '../../signs/qrMark.ts';
import { typeface } from '../../signs/typeface.ts';
import type { DocumentFaces } from './documentFaces.ts';
import { layoutDocument } from './layoutDocument.ts';
import type { Mark } from './layoutItem.ts';
import { MM, PAGE } from './pageGrid.ts';
import { type PrintedDocument, titleOf } from './printedDocument.ts';

/**
 * The document as PDF, A4, fonts embedded, every text selectable. The same document gives the same bytes.
 * @throws Problem conflict `missing-glyph`
 */
export function documentPdf(document: PrintedDocument, faces: DocumentFaces): Promise<Buffer> {
  const pages = layoutDocument(document, faces);
  const doc = new PDFDocument({
    autoFirstPage: false,
    lang: 'zh-CN',
    displayTitle: true,
    info: { Title: titleOf(document.content), CreationDate: new Date(document.createdAt), Creator: 'Diming' },
  });
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    doc.on('data', (chunk: Buffer) => chunks.push(chunk));
    doc.on('end', () => resolve(Buffer.concat(chunks)));
    doc.on('error', reject);
    for (const face of facesOf(pages)) doc.registerFont(face, typeface(face).bytes);
    for (const marks of pages) {
      doc.addPage({ size: [PAGE.width, PAGE.height], margin: 0 });
      for (const mark of marks) draw(doc, mark);
    }
    doc.end();
  });
}

const facesOf = (pages: readonly Mark[][]): Set<string> =>
  new Set(pages.flat().flatMap((mark) => (mark.type === 'line' ? mark.line.runs.map(({ face }) => face) : [])));

function draw(doc: PDFKit.PDFDocument, mark: Mark): void {
  switch (mark.type) {
    case 'rule':
      doc.rect(mark.x, mark.y, mark.width, mark.height).fill(mark.colour);
      return;
    case 'line':
      drawLine(doc, mark);
      return;
    case 'qr':
      drawQr(doc, mark);
  }
}

function drawLine(doc: PDFKit.PDFDocument, { line, x, baseline, size, colour }: Extract<Mark, { type: 'line' }>): void {
  doc.fillColor(colour).fontSize(size);
  for (const { text, face, left } of line.runs) {
    const options = { baseline: 'alphabetic', lineBreak: false, characterSpacing: line.spacing } as const;
    doc.font(face).text(text, x + left, baseline, options);
  }
}

function drawQr(doc: PDFKit.PDFDocument, { x, y, size, url }: Extract<Mark, { type: 'qr' }>): void {
  const box = { x, y, width: size, height: size };
  const { dark } = qrMark(url, box, { level: 'Q', quietModules: 4, minModuleMillimetres: 0.4 * MM });
  for (const square of dark) doc.rect(square.x, square.y, square.width, square.height);
  doc.fill('#000000');
}
