import type { Archive } from '../archive.ts';
import type { RawRow } from '../headings.ts';
import { LIMITS } from '../limits.ts';
import { plainNumber } from '../plainText.ts';
import { readerRefusal } from '../readerFindings.ts';
import { type XmlHandler, xmlPieces } from '../xmlPieces.ts';
import { columnOf, dayOfSerial, unescaped } from './cellText.ts';
import { partOf, type Sheet, type Workbook } from './workbook.ts';

interface Cell {
  column: number;
  type: string;
  style: number;
  text: string;
}

/** The rows of a sheet as text, in order; those without a cell are not in the file. */
export async function* sheetRows(archive: Archive, workbook: Workbook, sheet: Sheet): AsyncGenerator<RawRow> {
  const gathering = new RowGathering(workbook);
  const pieces = xmlPieces(await partOf(archive, sheet.path), gathering, () => gathering.taken());
  for await (const rows of pieces) yield* rows;
}

/** Where a sheet of a workbook ends (ECMA-376 part 1, 18.3.1.73). */
const MOST_ROWS = 1_048_576;

class RowGathering implements XmlHandler {
  readonly #workbook: Workbook;
  #rows: RawRow[] = [];
  #row: { number: number; cells: string[] } | undefined;
  #number = 0;
  #cell: Cell | undefined;
  #inText = false;

  constructor(workbook: Workbook) {
    this.#workbook = workbook;
  }

  taken(): RawRow[] {
    const rows = this.#rows;
    this.#rows = [];
    return rows;
  }

  open(name: string, { r, t = 'n', s = '' }: Readonly<Record<string, string>>): void {
    if (name === 'row') {
      this.#number = this.#numberOf(r);
      this.#row = { number: this.#number, cells: [] };
    } else if (name === 'c') this.#cell = { column: this.#columnOf(r), type: t, style: Number(s), text: '' };
    this.#inText = name === 'v' || name === 't';
  }

  // Each number once and in order: rows are kept by it.
  #numberOf(r: string | undefined): number {
    const number = r === undefined ? this.#number + 1 : Number(r);
    if (Number.isInteger(number) && number > this.#number && number <= MOST_ROWS) return number;
    throw readerRefusal('damaged', { format: 'XLSX', reason: `row ${r} after row ${this.#number}` });
  }

  #columnOf(reference: string | undefined): number {
    return reference === undefined ? (this.#cell?.column ?? -1) + 1 : columnOf(reference);
  }

  text(piece: string): void {
    if (this.#inText && this.#cell && this.#cell.text.length <= LIMITS.cellCharacters) this.#cell.text += piece;
  }

  close(name: string): void {
    this.#inText = false;
    if (name === 'c') this.#keepCell();
    if (name !== 'row' || !this.#row) return;
    const { number, cells } = this.#row;
    this.#rows.push({ number, cells: Array.from(cells, (cell) => cell ?? '') });
    this.#row = undefined;
    this.#cell = undefined;
  }

  #keepCell(): void {
    if (!this.#cell || !this.#row || this.#cell.text === '') return;
    const { columns } = LIMITS;
    const { column } = this.#cell;
    if (column >= columns) throw readerRefusal('too-many-columns', { count: column + 1, most: columns });
    this.#row.cells[column] = textOf(this.#cell, this.#workbook);
  }
}

function textOf({ type, style, text }: Cell, { strings, isDate, from1904 }: Workbook): string {
  switch (type) {
    case 's':
      return unescaped(strings.get(Number(text)) ?? '');
    case 'str':
    case 'inlineStr':
      return unescaped(text);
    case 'b':
      return text === '1' ? 'TRUE' : 'FALSE';
    case 'd':
      return text.replace(/T00:00:00(\.0+)?Z?$/, '');
    case 'e':
      return text;
    default:
      if (isDate[style]) return dayOfSerial(Number(text), from1904);
      // Digits alone are taken as they stand: a number would lose those after the fifteenth.
      return /^-?\d+$/.test(text) ? text : plainNumber(Number(text));
  }
}
