import PDFDocument from 'pdfkit';
import type { SheetFaces, SheetHand } from './sheetDeps.ts';
import type { Box } from './sheetLayout.ts';

/** Millimetres from the left and top edge of the page. */
export type Point = readonly [x: number, y: number];

export interface Stroke {
  width: number;
  colour?: string;
  dash?: readonly number[];
  opacity?: number;
  /** Ends and joins; square where left out. */
  round?: boolean;
}
export interface Lettering {
  /** Height of the em in millimetres. */
  size: number;
  hand?: SheetHand;
  align?: 'left' | 'centre' | 'right';
  colour?: string;
  /** Added between characters, in millimetres. */
  spacing?: number;
  /** Degrees clockwise about the place. */
  turn?: number;
  /** A white rim, so that lines under it do not disturb. */
  halo?: boolean;
}

interface SetRun {
  text: string;
  face: string;
  bytes: Buffer;
  left: number;
}

const POINTS_PER_MM = 72 / 25.4;

/** Draws pages in millimetres into a PDF with embedded fonts. The same drawing gives the same bytes. */
export class Pen {
  readonly #doc: PDFKit.PDFDocument;
  readonly #faces: SheetFaces;
  readonly #known = new Set<string>();
  readonly #chunks: Buffer[] = [];

  constructor(faces: SheetFaces, info: { title: string; createdAt: string }) {
    this.#faces = faces;
    this.#doc = new PDFDocument({
      ...{ autoFirstPage: false, lang: 'zh-CN', displayTitle: true },
      info: { Title: info.title, CreationDate: new Date(info.createdAt), Creator: 'Diming' },
    });
    this.#doc.on('data', (chunk: Buffer) => this.#chunks.push(chunk));
  }

  page({ width, height }: { width: number; height: number }): void {
    this.#doc.addPage({ size: [width * POINTS_PER_MM, height * POINTS_PER_MM], margin: 0 });
    this.#doc.scale(POINTS_PER_MM);
  }

  lines(lines: readonly (readonly Point[])[], { width, colour = '#000', dash, opacity = 1, round }: Stroke): void {
    const doc = this.#doc;
    doc.save();
    // The colour before the path: between path and stroke PDF knows none.
    doc
      .strokeColor(colour)
      .lineWidth(width)
      .lineCap(round ? 'round' : 'butt');
    doc.lineJoin(round ? 'round' : 'miter').strokeOpacity(opacity);
    if (dash) doc.addContent(`[${dash.join(' ')}] 0 d`);
    for (const line of lines) this.#path(line);
    doc.stroke().restore();
  }

  area(rings: readonly (readonly Point[])[], colour: string, opacity = 1): void {
    this.#doc.save().fillColor(colour).fillOpacity(opacity);
    for (const ring of rings) {
      this.#path(ring);
      this.#doc.closePath();
    }
    this.#doc.fill('even-odd').restore();
  }

  box({ left, top, width, height }: Box, stroke: Stroke): void {
    const right = left + width;
    const bottom = top + height;
    const ring: Point[] = [
      [left, top],
      [right, top],
      [right, bottom],
      [left, bottom],
      [left, top],
      [right, top],
    ];
    this.lines([ring], stroke);
  }

  circle([x, y]: Point, radius: number, { fill, width }: { fill: string; width: number }): void {
    this.#doc.save().lineWidth(width).fillColor(fill).strokeColor('#000');
    this.#doc.circle(x, y, radius).fillAndStroke().restore();
  }

  /** What `work` draws is cut off at the edge of a box. */
  inside({ left, top, width, height }: Box, work: () => void): void {
    this.#doc.save().rect(left, top, width, height).clip();
    work();
    this.#doc.restore();
  }

  /** @param at the end of the baseline that `align` names */
  text([x, y]: Point, text: string, lettering: Lettering): void {
    const { align = 'left', turn = 0, size } = lettering;
    let left = x - { left: 0, centre: 0.5, right: 1 }[align] * this.width(text, lettering);
    this.#doc.save();
    if (turn !== 0) this.#doc.rotate(turn, { origin: [x, y] });
    for (const run of this.#runs(text, lettering)) {
      this.#doc.font(run.face).fontSize(size);
      this.#write(run.text, [left, y], lettering);
      left += run.width;
    }
    this.#doc.restore();
  }

  #write(text: string, [x, y]: Point, { colour = '#000', halo = false, spacing = 0 }: Lettering): void {
    const options = { baseline: 'alphabetic', lineBreak: false, characterSpacing: spacing } as const;
    if (halo) {
      this.#doc.lineWidth(0.6).lineJoin('round').strokeColor('#fff');
      this.#doc.text(text, x, y, { ...options, stroke: true, fill: false });
    }
    this.#doc.fillColor(colour).text(text, x, y, options);
  }

  /** Letters that were set elsewhere: pieces of one font each, `left` from the start of the baseline; all in millimetres. */
  set(runs: readonly SetRun[], [x, y]: Point, { size, spacing = 0, colour = '#000' }: Lettering): void {
    const options = { baseline: 'alphabetic', lineBreak: false, characterSpacing: spacing } as const;
    for (const { text, face, bytes, left } of runs) {
      if (!this.#known.has(face)) this.#doc.registerFont(face, bytes);
      this.#known.add(face);
      this.#doc.font(face).fontSize(size).fillColor(colour);
      this.#doc.text(text, x + left, y, options);
    }
  }

  width(text: string, lettering: Lettering): number {
    const spacing = lettering.spacing ?? 0;
    return this.#runs(text, lettering).reduce((sum, run) => sum + run.width, 0) - spacing;
  }

  finish(): Promise<Buffer> {
    return new Promise((resolve, reject) => {
      this.#doc.on('end', () => resolve(Buffer.concat(this.#chunks)));
      this.#doc.on('error', reject);
      this.#doc.end();
    });
  }

  #path(line: readonly Point[]): void {
    line.forEach(([x, y], i) => {
      if (i === 0) this.#doc.moveTo(x, y);
      else this.#doc.lineTo(x, y);
    });
  }

  /** Pieces of a text that one font draws. */
  #runs(text: string, { size, hand = 'fangsong', spacing = 0 }: Lettering) {
    const runs: { text: string; face: string }[] = [];
    for (const character of text) {
      const { name, bytes } = this.#faces.faceOf(hand, character);
      if (!this.#known.has(name)) this.#doc.registerFont(name, bytes);
      this.#known.add(name);
      const last = runs.at(-1);
      if (last?.face === name) last.text += character;
      else runs.push({ text: character, face: name });
    }
    return runs.map((run) => {
      this.#doc.font(run.face).fontSize(size);
      return { ...run, width: this.#doc.widthOfString(run.text) + spacing * [...run.text].length };
    });
  }
}
