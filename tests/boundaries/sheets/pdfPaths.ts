import { inflateSync } from 'node:zlib';

export interface PdfPath {
  /** Of the stroke, six hexadecimal digits. */
  colour: string;
  /** Millimetres from the left and top edge of the page. */
  points: [number, number][];
}
const MM = 25.4 / 72;

/** What is drawn on each page of a PDF with coordinates, by reading its content streams: paths that are stroked. */
export function pdfPaths(pdf: Buffer): PdfPath[][] {
  const text = pdf.toString('latin1');
  const contents: string[] = [];
  for (const { index, 0: head, 1: length } of text.matchAll(/\/Length (\d+)\n\/Filter \/FlateDecode\n>>\nstream\n/g)) {
    const start = index + head.length;
    const content = inflateSync(pdf.subarray(start, start + Number(length))).toString('latin1');
    if (/^1 0 0 -1 0 /.test(content.trimStart())) contents.push(content);
  }
  return contents.map(strokedPaths);
}

interface State {
  matrix: number[];
  stack: number[][];
  open: [number, number][][];
  colour: string;
  height: number;
  paths: PdfPath[];
}

/** The operators that matter: what each does with its numbers. */
const OPERATORS: Record<string, (state: State, numbers: number[]) => void> = {
  q: (state) => state.stack.push(state.matrix),
  Q: (state) => {
    state.matrix = state.stack.pop() ?? state.matrix;
  },
  cm: (state, numbers) => {
    state.matrix = multiplied(numbers, state.matrix);
  },
  m: (state, [x = 0, y = 0]) => state.open.push([onPage(state, [x, y])]),
  l: (state, [x = 0, y = 0]) => state.open.at(-1)?.push(onPage(state, [x, y])),
  SCN: (state, numbers) => {
    state.colour = numbers
      .map((part) =>
        Math.round(part * 255)
          .toString(16)
          .padStart(2, '0'),
      )
      .join('');
  },
  S: (state) => {
    state.paths.push(...state.open.map((points) => ({ colour: state.colour, points })));
    state.open = [];
  },
  f: forget,
  'f*': forget,
  B: forget,
  n: forget,
};

function forget(state: State): void {
  state.open = [];
}

/** Follows the transformations from user space to points; a page begins with the flip of its y axis. */
function strokedPaths(content: string): PdfPath[] {
  const height = Number(content.trimStart().split(/\s+/)[5]);
  const state: State = { matrix: [1, 0, 0, 1, 0, 0], stack: [], open: [], colour: '', height, paths: [] };
  for (const line of content.split('\n')) {
    const parts = line.trim().split(/\s+/);
    OPERATORS[parts.pop() ?? '']?.(state, parts.map(Number));
  }
  return state.paths;
}

function multiplied([a = 1, b = 0, c = 0, d = 1, e = 0, f = 0]: number[], by: number[]): number[] {
  const [A = 1, B = 0, C = 0, D = 1, E = 0, F = 0] = by;
  return [a * A + b * C, a * B + b * D, c * A + d * C, c * B + d * D, e * A + f * C + E, e * B + f * D + F];
}

function onPage({ matrix, height }: State, [x, y]: [number, number]): [number, number] {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = matrix;
  return [(a * x + c * y + e) * MM, (height - (b * x + d * y + f)) * MM];
}
