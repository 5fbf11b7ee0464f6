import { join } from 'node:path';
import excel from 'exceljs';
import { guardedCell } from '../../../platform/formulaGuard.ts';
import type { Cell, Column, ExportRow } from '../collection.ts';
import type { LimitLog } from '../formatLimits.ts';
import { tableCell } from './tableText.ts';
import type { OpenWriter } from './writer.ts';
import { cellText } from './xlsxText.ts';

// Of a sheet of any spreadsheet, its heading included.
const MOST_ROWS = 1_048_576;
const MOST_CHARACTERS = 32_767;
const ABOUT = '说明';

/** A workbook: the rows, as text or numbers and never as formulas, and a sheet that says what it is. */
export const xlsxWriter: OpenWriter = ({ folder, name, title, columns, about, limits }) => {
  const fileName = `${name}.xlsx`;
  const book = new excel.stream.xlsx.WorkbookWriter({
    ...{ filename: join(folder, fileName), useSharedStrings: false, useStyles: true },
  });
  const open = (number: number) => {
    const sheet = book.addWorksheet(number === 1 ? title : `${title} ${number}`, {
      views: [{ state: 'frozen', ySplit: 1 }],
    });
    sheet.columns = columns.map(({ type }) => ({ width: type === 'text' ? 18 : 14 }));
    const head = sheet.addRow(columns.map(({ zh }) => zh));
    head.font = { bold: true };
    head.commit();
    return sheet;
  };
  let [sheets, sheet, rowsHere] = [1, open(1), 1];
  return {
    write: async (rows) => {
      for (const row of rows) {
        if (rowsHere === MOST_ROWS) {
          sheet.commit();
          sheets += 1;
          [sheet, rowsHere] = [open(sheets), 1];
        }
        sheet.addRow(cells(columns, row, limits)).commit();
        rowsHere += 1;
      }
    },
    finish: async () => {
      sheet.commit();
      const said = book.addWorksheet(ABOUT);
      said.columns = [{ width: 100 }];
      for (const line of about) said.addRow([cellText(line)]).commit();
      said.commit();
      await book.commit();
      return [fileName];
    },
    close: async () => undefined,
  };
};

const cells = (columns: readonly Column[], { values }: ExportRow, limits: LimitLog): Cell[] =>
  columns.map((column) => {
    const value = tableCell(column, values[column.key] ?? null);
    if (typeof value !== 'string') return value;
    const text = cellText(guardedCell(value));
    if (text.length <= MOST_CHARACTERS) return text;
    limits.note('cell-too-long', `${column.zh}: ${value.slice(0, 20)}…`);
    return cut(text, MOST_CHARACTERS);
  });

// Never half of a character.
const cut = (text: string, most: number): string => text.slice(0, most).replace(/[\ud800-\udbff]$/, '');
