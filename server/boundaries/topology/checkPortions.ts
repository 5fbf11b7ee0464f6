import { type OutlineRow, outlineRow } from './outlineRows.ts';
import { type OutlineSet, verticesOf } from './outlineSet.ts';
import { overlapPairs, type Pair } from './overlapPairs.ts';

/** The statements of a check: what each takes, and how many there are. */
export interface Portions {
  rows: OutlineRow[][];
  pairs: { rows: OutlineRow[]; pairs: Pair[] }[];
  steps: number;
}

// So many vertices take the embedded engine about two seconds; others wait for it meanwhile.
const MOST_VERTICES = 60_000;

/** Cuts a set so that no statement takes long. */
export function checkPortions({ outlines }: OutlineSet): Portions {
  const all = new Map(outlines.map((outline) => [outline.number, outlineRow(outline)]));
  const rows: OutlineRow[][] = [];
  let vertices = Number.POSITIVE_INFINITY;
  for (const outline of outlines) {
    vertices += verticesOf(outline);
    if (vertices > MOST_VERTICES) {
      rows.push([]);
      vertices = verticesOf(outline);
    }
    rows.at(-1)?.push(...rowsOf(all, [outline.number]));
  }
  const pairs = overlapPairs(outlines, MOST_VERTICES).map((portion) => ({
    pairs: portion,
    rows: rowsOf(all, new Set(portion.flat())),
  }));
  const unions = rows.length > 1 ? rows.length : 0;
  return { rows, pairs, steps: rows.length + pairs.length + unions + HOLES_AND_EDGES };
}

const HOLES_AND_EDGES = 2;

const rowsOf = (all: ReadonlyMap<number, OutlineRow>, numbers: Iterable<number>): OutlineRow[] =>
  [...numbers].flatMap((number) => all.get(number) ?? []);
