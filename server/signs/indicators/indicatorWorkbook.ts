import type { Download } from '../../platform/contract.ts';
import type { IndicatorRow, Indicators } from './indicatorContract.ts';

/**
 * The indicators as a workbook with Chinese headings: for each numerator, denominator and value, and what they mean on a second
 * sheet. Cells are typed values, so nothing in a name can run as a formula.
 */
export async function indicatorWorkbook({ asOf, from, to, definitions, rows, total }: Indicators): Promise<Download> {
  // A fifth of a second to load, and most processes never write a workbook.
  const { default: excel } = await import('exceljs');
  const workbook = new excel.Workbook();
  const sheet = workbook.addWorksheet('指标', { views: [{ state: 'frozen', xSplit: 2, ySplit: 1 }] });
  const heads = definitions.flatMap(({ labelZh, unit }) => [
    `${labelZh}·分子`,
    `${labelZh}·分母`,
    unit === 'days' ? `${labelZh}（天）` : labelZh,
  ]);
  sheet.addRow(['区划代码', '县（市、区）', ...heads]).font = { bold: true };
  const cells = ({ shares }: IndicatorRow) =>
    definitions.flatMap(({ code }) => [
      rounded(shares[code].numerator, 2),
      shares[code].denominator,
      rounded(shares[code].value, 4),
    ]);
  for (const row of [...rows, total]) sheet.addRow([row.code, row.name, ...cells(row)]);
  definitions.forEach(({ unit }, i) => {
    sheet.getColumn(5 + 3 * i).numFmt = unit === 'share' ? '0.0%' : '0.0';
  });
  sheet.columns.forEach((column) => {
    column.width = 18;
  });
  const notes = workbook.addWorksheet('口径');
  notes.addRow(['指标', '口径', '统计范围']).font = { bold: true };
  for (const { labelZh, definitionZh, of } of definitions)
    notes.addRow([labelZh, definitionZh, of === 'day' ? `截至 ${asOf}` : `${from} 至 ${to}`]);
  notes.columns.forEach((column, i) => {
    column.width = [20, 90, 28][i] ?? 20;
  });
  const body = new Uint8Array(await workbook.xlsx.writeBuffer());
  return { body, fileName: `地名标志指标 ${from} 至 ${to}.xlsx` };
}

const rounded = (value: number | null, decimals: number): number | null =>
  value === null ? null : Number(value.toFixed(decimals));
