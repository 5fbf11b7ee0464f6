import type { ImportFinding } from '../imports/findingContract.ts';
import { LIMITS } from './limits.ts';
import { keptName } from './plainText.ts';
import { readerFinding, readerRefusal } from './readerFindings.ts';

/** One row of a table, as text by column. */
export interface RawRow {
  /** As a person counts, from 1. */
  number: number;
  cells: readonly string[];
  findings?: readonly ImportFinding[];
}

const filled = (cells: readonly string[]): string[] => cells.map((cell) => cell.trim()).filter((cell) => cell !== '');

/** How many of the first rows the headings are looked for in. */
export const ROWS_LOOKED_AT = 50;

/**
 * Which row holds the headings: the first that fills more than two thirds of the columns that rows here mostly do. Titles, units
 * and dates above a table fill one or two.
 */
export function headingRow(first: readonly RawRow[]): number {
  const counts = first.map(({ cells }) => filled(cells).length).filter((count) => count > 0);
  const usual = [...counts].sort((a, b) => a - b)[Math.floor(counts.length / 2)] ?? 1;
  const found = first.find(({ cells }) => filled(cells).length > usual * (2 / 3));
  return found?.number ?? 1;
}

export interface Headings {
  headerRow: number;
  headings: string[];
  findings: ImportFinding[];
}

/**
 * The headings of a table, distinct and none empty, with what had to be done for that.
 * @param chosen the row that a person says
 * @throws Problem no-such-row, no-rows or too-many-columns
 */
export function headingsOf(first: readonly RawRow[], chosen: number | undefined): Headings {
  const headerRow = chosen ?? headingRow(first);
  const row = first.find(({ number }) => number === headerRow);
  if (!row || filled(row.cells).length === 0) throw readerRefusal('no-such-row', { row: headerRow });
  const last = row.cells.findLastIndex((cell) => cell.trim() !== '');
  const cells = row.cells.slice(0, last + 1).map((cell) => keptName(cell.replaceAll(/[\s\u3000]+/g, ' ').trim()));
  const { columns } = LIMITS;
  if (cells.length > columns) throw readerRefusal('too-many-columns', { count: cells.length, most: columns });
  const findings =
    headerRow > 1 && chosen === undefined ? [readerFinding('header-row-guessed', { row: headerRow })] : [];
  const distinct = distinctHeadings(cells);
  return { headerRow, headings: distinct.headings, findings: [...findings, ...distinct.findings] };
}

/** Names for columns: an empty one becomes `列N`, a repeated one gets a number. */
export function distinctHeadings(given: readonly string[]): Pick<Headings, 'headings' | 'findings'> {
  const findings: ImportFinding[] = [];
  const empty = given.flatMap((heading, i) => (heading === '' ? [i + 1] : []));
  if (empty.length > 0) findings.push(readerFinding('heading-empty', { columns: empty.join(', ') }));
  const taken = new Set(given);
  const seen = new Map<string, number>();
  const headings = given.map((heading, i) => {
    const name = heading === '' ? `列${i + 1}` : heading;
    const times = (seen.get(name) ?? 0) + 1;
    seen.set(name, times);
    return times === 1 ? name : free(name, times, taken);
  });
  for (const [heading, count] of seen)
    if (count > 1) findings.push(readerFinding('heading-repeated', { heading, count }));
  return { headings, findings };
}

function free(name: string, from: number, taken: Set<string>): string {
  let number = from;
  while (taken.has(`${name} (${number})`)) number += 1;
  taken.add(`${name} (${number})`);
  return `${name} (${number})`;
}
