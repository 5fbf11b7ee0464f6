import { inflateSync } from 'node:zlib';

/** A painted path of a page: its process inks 0–1 and the box around it, points from the lower left corner of the page. */
export interface DrawnPath {
  inks: number[];
  left: number;
  bottom: number;
  right: number;
  top: number;
}

type Matrix = [number, number, number, number, number, number];

/** The drawing operators of each page: the inflated streams that set a process ink. */
export function pageDrawings(pdf: Buffer): string[] {
  const streams = pdf.toString('latin1').matchAll(/FlateDecode[^>]*>>\s*stream\r?\n([\s\S]*?)\r?\nendstream/g);
  const inflated = [...streams].map((match) => inflateSync(Buffer.from(match[1] ?? '', 'latin1')).toString('latin1'));
  return inflated.filter((stream) => stream.includes('/DeviceCMYK cs'));
}

/** What a page fills, in painting order: read from its operators as a printer reads them. */
export function drawnPaths(drawing: string): DrawnPath[] {
  const painter = new Painter();
  for (const line of drawing.split('\n')) {
    const parts = line.trim().split(/\s+/);
    const operator = parts.pop() ?? '';
    painter.apply(operator, parts.map(Number));
  }
  return painter.paths;
}

class Painter {
  readonly paths: DrawnPath[] = [];
  #matrix: Matrix = [1, 0, 0, 1, 0, 0];
  #inks: number[] = [];
  #points: [number, number][] = [];
  readonly #saved: { matrix: Matrix; inks: number[] }[] = [];

  apply(operator: string, numbers: number[]): void {
    const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = numbers;
    if (operator === 'q') this.#saved.push({ matrix: this.#matrix, inks: this.#inks });
    else if (operator === 'Q') this.#restore();
    else if (operator === 'cm') this.#matrix = times([a, b, c, d, e, f], this.#matrix);
    else if (operator === 'scn') this.#inks = numbers;
    else if (/^[mlcvy]$/.test(operator)) this.#add(numbers);
    else if (operator === 're') this.#add([a, b, a + c, b + d]);
    else if (/^(f\*?|S|n)$/.test(operator)) this.#paint(operator);
  }

  #restore(): void {
    const saved = this.#saved.pop();
    if (!saved) throw new Error('Q without q');
    this.#matrix = saved.matrix;
    this.#inks = saved.inks;
  }

  #add(numbers: readonly number[]): void {
    const [a, b, c, d, e, f] = this.#matrix;
    for (let i = 0; i + 1 < numbers.length; i += 2) {
      const [x = 0, y = 0] = numbers.slice(i, i + 2);
      this.#points.push([a * x + c * y + e, b * x + d * y + f]);
    }
  }

  #paint(operator: string): void {
    const across = this.#points.map(([x]) => x);
    const up = this.#points.map(([, y]) => y);
    this.#points = [];
    if (!operator.startsWith('f')) return;
    this.paths.push({
      inks: this.#inks,
      left: across.reduce((least, x) => Math.min(least, x), Number.POSITIVE_INFINITY),
      right: across.reduce((most, x) => Math.max(most, x), Number.NEGATIVE_INFINITY),
      bottom: up.reduce((least, y) => Math.min(least, y), Number.POSITIVE_INFINITY),
      top: up.reduce((most, y) => Math.max(most, y), Number.NEGATIVE_INFINITY),
    });
  }
}

const times = ([a, b, c, d, e, f]: Matrix, [g, h, i, j, k, l]: Matrix): Matrix => [
  a * g + b * i,
  a * h + b * j,
  c * g + d * i,
  c * h + d * j,
  e * g + f * i + k,
  e * h + f * j + l,
];
