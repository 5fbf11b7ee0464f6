import { once } from 'node:events';
import { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setImmediate as nextTurn } from 'node:timers/promises';
import PDFDocument from 'pdfkit';
import type { FittedText } from './fitText.ts';
import type { PlateLayout } from './plateLayout.ts';
import { plateShapes } from './plateShapes.ts';
import { BLEED_MILLIMETRES, cutMarks, MARK_GAP_MILLIMETRES, MARK_MILLIMETRES } from './plateSheet.ts';
import { typeface } from './typeface.ts';

export interface PdfOptions {
  title: string;
  /** ISO instant written into the file, so that the same plates give the same bytes. */
  createdAt: string;
  /** Ground carried beyond the cut, default 3 mm. */
  bleedMillimetres?: number;
  /** Cut marks in a margin outside the bleed, default none. */
  cutMarks?: boolean;
}

const POINTS_PER_MILLIMETRE = 72 / 25.4;

interface Sheet {
  bleed: number;
  /** From the edge of the page to the cut. */
  margin: number;
  marks: boolean;
}

/**
 * True-size PDF, one plate a page, in CMYK, fonts embedded, names readable as text.
 * The page is the plate plus bleed (plus room for cut marks); TrimBox is the plate, BleedBox the bleed.
 */
export async function platePdf(layouts: readonly PlateLayout[], options: PdfOptions): Promise<Buffer> {
  const chunks: Buffer[] = [];
  const out = new Writable({
    write: (chunk: Buffer, _encoding, done) => {
      chunks.push(chunk);
      done();
    },
  });
  await writePlates(layouts, out, options);
  return Buffer.concat(chunks);
}

/**
 * The same, written page by page as fast as `out` takes it: memory does not grow with the number of plates, each font is
 * embedded once with the characters used. Ends `out`; where a layout or `out` fails, both are destroyed and it throws.
 * @param onPage told after each page how many are written
 */
export async function writePlates(
  layouts: Iterable<PlateLayout> | AsyncIterable<PlateLayout>,
  out: Writable,
  options: PdfOptions,
  onPage: (pages: number) => Promise<void> | void = () => undefined,
): Promise<void> {
  const doc = new PDFDocument({
    autoFirstPage: false,
    lang: 'zh-CN',
    displayTitle: true,
    info: { Title: options.title, CreationDate: new Date(options.createdAt), Creator: 'Diming' },
  });
  const written = pipeline(doc, out);
  // Told below, once the pages are drawn or have failed.
  written.catch(() => undefined);
  try {
    const sheet = sheetOf(options);
    const registered = new Set<string>();
    let pages = 0;
    for await (const layout of layouts) {
      registerFaces(doc, layout, registered);
      drawPage(doc, layout, sheet);
      await taken(out, written);
      pages += 1;
      await onPage(pages);
    }
    doc.end();
  } catch (error) {
    out.destroy();
    throw error;
  }
  await written;
}

function sheetOf({ bleedMillimetres: bleed = BLEED_MILLIMETRES, cutMarks: marks = false }: PdfOptions): Sheet {
  return { bleed, marks, margin: bleed + (marks ? MARK_GAP_MILLIMETRES + MARK_MILLIMETRES : 0) };
}

/** Waits until what was drawn has gone on: pdfkit itself keeps whatever a slow reader leaves. */
async function taken(out: Writable, written: Promise<void>): Promise<void> {
  await nextTurn();
  while (out.writableNeedDrain) await Promise.race([once(out, 'drain'), written]);
}

function registerFaces(doc: PDFKit.PDFDocument, layout: PlateLayout, registered: Set<string>): void {
  for (const { face } of layout.texts.flatMap(({ glyphs }) => glyphs)) {
    if (registered.has(face)) continue;
    registered.add(face);
    doc.registerFont(face, typeface(face).bytes);
  }
}

function drawPage(doc: PDFKit.PDFDocument, layout: PlateLayout, sheet: Sheet): void {
  const width = layout.widthMillimetres;
  const height = layout.heightMillimetres;
  const points = (millimetres: number): number => millimetres * POINTS_PER_MILLIMETRE;
  const size = [points(width + 2 * sheet.margin), points(height + 2 * sheet.margin)];
  doc.addPage({ size, margin: 0 });
  const boxOf = (by: number): number[] => [by, by, (size[0] ?? 0) - by, (size[1] ?? 0) - by];
  Object.assign(doc.page.dictionary.data, {
    TrimBox: boxOf(points(sheet.margin)),
    BleedBox: boxOf(points(sheet.margin - sheet.bleed)),
  });
  doc.scale(POINTS_PER_MILLIMETRE).translate(sheet.margin, sheet.margin);
  // The ground runs square into the bleed: the cutter rounds the corners.
  const bleed = sheet.bleed;
  doc.rect(-bleed, -bleed, width + 2 * bleed, height + 2 * bleed).fill([...layout.edgeColour.cmyk]);
  for (const { path, fill } of plateShapes(layout).slice(1)) doc.path(path).fill([...fill.cmyk]);
  for (const text of layout.texts) drawLetters(doc, text);
  for (const text of layout.texts) drawReadableText(doc, text);
  if (sheet.marks) drawCutMarks(doc, layout, sheet.bleed);
}

/** Letters as curves, as plate makers ask for them. */
function drawLetters(doc: PDFKit.PDFDocument, text: FittedText): void {
  for (const glyph of text.glyphs.filter(({ outline }) => outline !== '')) {
    const unit = text.emMillimetres / typeface(glyph.face).font.unitsPerEm;
    doc.save();
    doc.transform(unit * text.scale, 0, 0, -unit, glyph.left, text.baseline);
    doc.path(glyph.outline).fill([...text.ink.cmyk]);
    doc.restore();
  }
}

/**
 * The same line as unseen text under its curves, in one piece: drawn with their tracking, readers take the letters of
 * 裕民街 for three words (poppler splits at 0.1 em), and ActualText around pdfkit's text loses it altogether.
 */
function drawReadableText(doc: PDFKit.PDFDocument, text: FittedText): void {
  doc.save();
  doc.addContent('3 Tr');
  for (const run of runsByFace(text)) {
    doc.font(run.face).fontSize(text.emMillimetres);
    doc.save();
    doc.translate(run.left, text.baseline).scale(run.width / doc.widthOfString(run.text), 1);
    doc.text(run.text, 0, 0, { baseline: 'alphabetic', lineBreak: false });
    doc.restore();
  }
  doc.restore();
}

interface Run {
  text: string;
  face: string;
  left: number;
  width: number;
}

function runsByFace(text: FittedText): Run[] {
  const runs: Run[] = [];
  for (const glyph of text.glyphs) {
    const last = runs.at(-1);
    if (last) last.width = glyph.left - last.left;
    if (last?.face !== glyph.face) runs.push({ text: '', face: glyph.face, left: glyph.left, width: 0 });
    const run = runs.at(-1);
    if (!run) continue;
    run.text += glyph.text;
    run.width = glyph.left + glyph.width - run.left;
  }
  return runs;
}

function drawCutMarks(
  doc: PDFKit.PDFDocument,
  { widthMillimetres, heightMillimetres }: PlateLayout,
  bleed: number,
): void {
  for (const { from, to } of cutMarks(widthMillimetres, heightMillimetres, bleed)) doc.moveTo(...from).lineTo(...to);
  // Black alone: all four inks on one line would exceed the limit of the material.
  doc.lineWidth(0.1).stroke([0, 0, 0, 100]);
}
