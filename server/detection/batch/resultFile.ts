import type exceljs from 'exceljs';
import { z } from 'zod';
import type { Download } from '../../platform/contract.ts';
import { type Db, many, one, sql } from '../../platform/db/sql.ts';
import { type BatchId, BatchRow, type NameBatch, type ResultLanguage } from '../batchContract.ts';
import type { Level } from '../contract.ts';
import { NAMES_HEADER, nameLine } from '../namesTable.ts';
import { batchRow } from './batchRow.ts';
import { type ResultWords, RESULT_WORDS as WORDS } from './resultWords.ts';

const Row = BatchRow.extend({ cells: z.string().array() });
type Row = z.infer<typeof Row>;

type Language = z.infer<typeof ResultLanguage>;

/** Rows with their advice in the language of the reader; batches from before there were two have Chinese alone. */
async function rowsOf(db: Db, id: BatchId, language: Language): Promise<Row[]> {
  const rows = await many(
    db,
    Row,
    sql`select position, cells, name, level, classes, rules, advice, advice_en as "adviceEn" from name_batch_row where batch_id = ${id} order by position`,
  );
  return rows.map((row) => (language === 'en' ? { ...row, advice: row.adviceEn ?? row.advice } : row));
}

const stem = ({ fileName }: NameBatch): string => fileName.replace(/\.[^.]*$/, '');

/** The result as the command `check-names` writes it, with a BOM so that spreadsheets read it as UTF-8. */
export async function resultCsv(db: Db, id: BatchId, language: Language): Promise<Download> {
  const batch = await batchRow(db, id);
  const lines = (await rowsOf(db, id, language)).map(nameLine);
  return { body: `\ufeff${NAMES_HEADER}${lines.join('')}`, fileName: `${stem(batch)}-${WORDS[language].sheet}.csv` };
}

const FILLS: Record<Level, string> = {
  block: 'FFF8D7DA',
  review: 'FFFFE8CC',
  needs_data: 'FFE7EAF0',
  note: 'FFEAF3FF',
  clear: 'FFE4F4E7',
};
const WIDTHS = [12, 8, 22, 60];

/** The result as a workbook: the columns of the file, then verdict, classes, rules and advice; cells are text, never formulas. */
export async function resultWorkbook(db: Db, id: BatchId, language: Language): Promise<Download> {
  const batch = await batchRow(db, id);
  const { header } = await one(
    db,
    z.object({ header: z.string().array() }),
    sql`select header from name_batch where id = ${id}`,
  );
  const words = WORDS[language];
  // A fifth of a second to load, and most processes never write a workbook.
  const { default: excel } = await import('exceljs');
  const workbook = new excel.Workbook();
  const sheet = workbook.addWorksheet(words.sheet, { views: [{ state: 'frozen', ySplit: 1 }] });
  fillSheet(sheet, { header, rows: await rowsOf(db, id, language), words });
  workbook.addWorksheet(words.legend).addRows(legend(batch, words));
  const body = new Uint8Array(await workbook.xlsx.writeBuffer());
  return { body, fileName: `${stem(batch)}-${WORDS[language].sheet}.xlsx` };
}

interface Filling {
  header: readonly string[];
  rows: readonly Row[];
  words: ResultWords;
}

function fillSheet(sheet: exceljs.Worksheet, { header, rows, words }: Filling): void {
  sheet.addRow([...header, ...words.added]).font = { bold: true };
  sheet.autoFilter = { from: { row: 1, column: 1 }, to: { row: 1, column: header.length + words.added.length } };
  header.forEach((_, i) => {
    sheet.getColumn(i + 1).width = 18;
  });
  WIDTHS.forEach((width, i) => {
    sheet.getColumn(header.length + i + 1).width = width;
  });
  for (const { cells, level, classes, rules, advice } of rows) {
    const own = header.map((_, i) => cells[i] ?? '');
    const row = sheet.addRow([...own, words.levels[level], classes.join('、'), rules.join('、'), advice]);
    row.getCell(header.length + 1).fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: FILLS[level] } };
    row.getCell(header.length + words.added.length).alignment = { wrapText: true, vertical: 'top' };
  }
}

const legend = ({ ruleSet, day, total, startedAt }: NameBatch, words: ResultWords): string[][] => [
  ...[ruleSet, day, startedAt, String(total)].map((value, i) => [words.facts[i] ?? '', value]),
  ['', ''],
  ...LEVEL_ORDER.map((level) => [words.levels[level], words.meanings[level]]),
];
const LEVEL_ORDER = ['block', 'review', 'needs_data', 'note', 'clear'] as const;
