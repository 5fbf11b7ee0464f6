import { unguarded } from '../../platform/formulaGuard.ts';
import type { ImportFinding } from '../imports/findingContract.ts';
import { inMib } from './archive.ts';
import type { RawRow } from './headings.ts';
import { LIMITS } from './limits.ts';
import { keptText } from './plainText.ts';
import { readerFinding, readerRefusal } from './readerFindings.ts';
import type { SourceRecord } from './source.ts';

interface Table {
  headerRow: number;
  headings: readonly string[];
}

/**
 * The rows of a table as records, in pages: blank rows and total rows are left out, short and long rows told, `="…"`
 * unwrapped.
 * @param rows of the whole table, titles and headings included
 */
export async function* tableRecords(rows: AsyncIterable<RawRow>, table: Table): AsyncGenerator<SourceRecord[]> {
  const pages = new Pages();
  const once = { wrapper: false };
  const size = new TableSize();
  for await (const row of rows) {
    if (row.number <= table.headerRow || row.cells.every((cell) => cell === '')) continue;
    const sum = totalOf(row.cells);
    if (sum !== undefined) {
      pages.note(readerFinding('total-row-skipped', { text: sum, row: row.number }, { row: row.number }));
      continue;
    }
    const characters = size.added(row.cells);
    if (pages.add(recordOf(row, table, once), characters)) yield pages.taken();
  }
  const rest = pages.taken();
  if (rest.length > 0) yield rest;
}

/** Counts what the cells hold: a text that stands once in a workbook may be meant by every cell of it. */
class TableSize {
  #total = 0;

  /** @returns the characters of these cells @throws Problem too-large */
  added(cells: readonly string[]): number {
    const characters = cells.reduce((count, cell) => count + cell.length, 0);
    const { unpackedBytes: most } = LIMITS;
    this.#total += characters;
    if (this.#total > most) throw readerRefusal('too-large', { size: inMib(this.#total), most: inMib(most) });
    return characters;
  }
}

// A file of nothing but total rows would gather them all at one record.
const MOST_NOTES = 1_000;

/** Gathers records until a page is full, by rows or by what they hold. */
export class Pages {
  #records: SourceRecord[] = [];
  #characters = 0;

  /** @returns whether the page is full */
  add(record: SourceRecord, characters = 0): boolean {
    this.#records.push(record);
    this.#characters += characters;
    return this.#records.length >= LIMITS.pageRows || this.#characters >= LIMITS.pageCharacters;
  }

  /** A finding of a row that becomes no record stands with the record before it. */
  note(finding: ImportFinding): void {
    const last = this.#records.pop();
    const isFull = last !== undefined && last.findings.length >= MOST_NOTES;
    if (last) this.#records.push(isFull ? last : { ...last, findings: [...last.findings, finding] });
  }

  taken(): SourceRecord[] {
    const page = this.#records;
    this.#records = [];
    this.#characters = 0;
    return page;
  }
}

const TOTAL = /^(合计|总计|共计|小计|总合计)[:：]?$/;

function totalOf(cells: readonly string[]): string | undefined {
  const first = cells.find((cell) => cell.trim() !== '')?.replaceAll(/[\s\u3000]/g, '');
  return first !== undefined && TOTAL.test(first) ? first : undefined;
}

const SPREADSHEET_ERROR = /^#(N\/A|REF!|VALUE!|NAME\?|DIV\/0!|NUM!|NULL!|SPILL!|CALC!)$/;
const WRAPPED = /^="([^"]*)"$/;

function recordOf(row: RawRow, { headings }: Table, once: { wrapper: boolean }): SourceRecord {
  const at = { row: row.number };
  const findings: ImportFinding[] = [...(row.findings ?? []), ...raggedness(row, headings.length)];
  const values: Record<string, string> = {};
  for (const [i, heading] of headings.entries()) {
    const cell = row.cells[i] ?? '';
    const [, inner] = WRAPPED.exec(cell) ?? [];
    if (inner !== undefined && !once.wrapper) {
      once.wrapper = true;
      findings.push(readerFinding('wrapper-removed', {}, at));
    }
    if (SPREADSHEET_ERROR.test(cell)) findings.push(readerFinding('cell-error', { heading, text: cell }, at));
    // What our own exports put before a text that looks like a formula is no part of it.
    const kept = keptText(inner ?? unguarded(cell), heading, at);
    values[heading] = kept.text;
    findings.push(...kept.findings);
  }
  return { number: row.number, values, geometry: null, findings };
}

function raggedness({ number, cells }: RawRow, expected: number): ImportFinding[] {
  const at = { row: number };
  const count = cells.findLastIndex((cell) => cell.trim() !== '') + 1;
  if (count > expected) return [readerFinding('row-long', { row: number, count, expected }, at)];
  if (cells.length < expected) return [readerFinding('row-short', { row: number, count: cells.length, expected }, at)];
  return [];
}
