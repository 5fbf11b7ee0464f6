import exceljs from 'exceljs';
import { z } from 'zod';
import type { Download } from '../../platform/contract.ts';
import { type Db, many, one, sql } from '../../platform/db/sql.ts';
import { type BatchId, BatchRow, type NameBatch } from '../batchContract.ts';
import type { Level } from '../contract.ts';
import { NAMES_HEADER, nameLine } from '../namesTable.ts';
import { batchRow } from './batchRow.ts';

const Row = BatchRow.extend({ cells: z.string().array() });
type Row = z.infer<typeof Row>;

const rowsOf = (db: Db, id: BatchId): Promise<Row[]> =>
  many(
    db,
    Row,
    sql`select position, cells, name, level, classes, rules, advice from name_batch_row where batch_id = ${id} order by position`,
  );

const stem = ({ fileName }: NameBatch): string => fileName.replace(/\.[^.]*$/, '');

/** The result as the command `check-names` writes it, with a BOM so that spreadsheets read it as UTF-8. */
export async function resultCsv(db: Db, id: BatchId): Promise<Download> {
  const batch = await batchRow(db, id);
  const lines = (await rowsOf(db, id)).map(nameLine);
  return { body: `\ufeff${NAMES_HEADER}${lines.join('')}`, fileName: `${stem(batch)}-检查结果.csv` };
}

const LEVELS: Record<Level, readonly [words: string, fill: string]> = {
  block: ['禁止', 'FFF8D7DA'],
  review: ['须审查', 'FFFFE8CC'],
  needs_data: ['缺少数据', 'FFE7EAF0'],
  note: ['提示', 'FFEAF3FF'],
  clear: ['通过', 'FFE4F4E7'],
};
const ADDED = ['检查结论', '类别', '规则', '说明与建议'];
const WIDTHS = [12, 8, 22, 60];

/** The result as a workbook: the columns of the file, then verdict, classes, rules and advice; cells are text, never formulas. */
export async function resultWorkbook(db: Db, id: BatchId): Promise<Download> {
  const batch = await batchRow(db, id);
  const { header } = await one(
    db,
    z.object({ header: z.string().array() }),
    sql`select header from name_batch where id = ${id}`,
  );
  const workbook = new exceljs.Workbook();
  fillSheet(
    workbook.addWorksheet('检查结果', { views: [{ state: 'frozen', ySplit: 1 }] }),
    header,
    await rowsOf(db, id),
  );
  workbook.addWorksheet('说明').addRows(legend(batch));
  const body = new Uint8Array(await workbook.xlsx.writeBuffer());
  return { body, fileName: `${stem(batch)}-检查结果.xlsx` };
}

function fillSheet(sheet: exceljs.Worksheet, header: readonly string[], rows: readonly Row[]): void {
  sheet.addRow([...header, ...ADDED]).font = { bold: true };
  sheet.autoFilter = { from: { row: 1, column: 1 }, to: { row: 1, column: header.length + ADDED.length } };
  header.forEach((_, i) => {
    sheet.getColumn(i + 1).width = 18;
  });
  WIDTHS.forEach((width, i) => {
    sheet.getColumn(header.length + i + 1).width = width;
  });
  for (const { cells, level, classes, rules, advice } of rows) {
    const [words, argb] = LEVELS[level];
    const own = header.map((_, i) => cells[i] ?? '');
    const row = sheet.addRow([...own, words, classes.join('、'), rules.join('、'), advice]);
    row.getCell(header.length + 1).fill = { type: 'pattern', pattern: 'solid', fgColor: { argb } };
    row.getCell(header.length + ADDED.length).alignment = { wrapText: true, vertical: 'top' };
  }
}

const legend = ({ ruleSet, day, total, startedAt }: NameBatch): string[][] => [
  ['规则版本', ruleSet],
  ['适用日期', day],
  ['检查时间', startedAt],
  ['地名数', String(total)],
  ['', ''],
  ['禁止', '违反法律法规的禁止性规定'],
  ['须审查', '须由经办人核实并说明理由'],
  ['缺少数据', '缺少规模、类别等数据，不能判断'],
  ['提示', '仅供参考：适用例外或依据较弱'],
  ['通过', '未发现问题；不代替审批'],
];
