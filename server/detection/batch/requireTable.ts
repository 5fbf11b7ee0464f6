import type { NamesTable } from '../namesTable.ts';
import { UnreadableTable } from '../namesTable.ts';

/** The widest table, without the columns that the answer adds. */
export const MOST_COLUMNS = 100;
// The answer is made in memory with all columns of the file.
const MOST_CELLS = 600_000;
// What one cell of a spreadsheet can hold: a longer one would make the answer a file that does not open.
const LONGEST_CELL = 32_767;
// PostgreSQL keeps neither U+0000 nor half a surrogate pair.
const UNSTORABLE = /[\0\p{Cs}]/u;

/** Refuses what could be read but not stored or given back. @throws UnreadableTable */
export function requireTable({ header, rows }: NamesTable): void {
  if (header.length > MOST_COLUMNS) {
    throw new UnreadableTable(`More than ${MOST_COLUMNS} columns`, `最多 ${MOST_COLUMNS} 列，请删去不用的列`);
  }
  if (header.length * rows.length > MOST_CELLS) {
    throw new UnreadableTable(
      `More than ${MOST_CELLS} cells (rows times columns)`,
      `行数乘列数最多 ${MOST_CELLS}，请删去不用的列或分次上传`,
    );
  }
  [header, ...rows].forEach(requireCells);
}

function requireCells(cells: readonly string[], row: number): void {
  cells.forEach((cell, column) => {
    const [at, atZh] = [`Row ${row + 1}, column ${column + 1}`, `第 ${row + 1} 行第 ${column + 1} 列`];
    if (cell.length > LONGEST_CELL) {
      throw new UnreadableTable(
        `${at} holds more than ${LONGEST_CELL} characters`,
        `${atZh}超过 ${LONGEST_CELL} 个字符`,
      );
    }
    if (!UNSTORABLE.test(cell)) return;
    throw new UnreadableTable(
      `${at} holds U+0000 or half a surrogate pair; a file in UTF-16 must be saved as UTF-8`,
      `${atZh}含有无法保存的字符（U+0000 或不完整的代理对）；UTF-16 编码的文件请另存为 UTF-8`,
    );
  });
}
