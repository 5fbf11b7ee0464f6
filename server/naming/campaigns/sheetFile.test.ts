import exceljs from 'exceljs';
import { expect, it } from 'vitest';
import { csvOf, workbookOf } from './sheetFile.ts';

const sheet = {
  title: '清单',
  header: ['地名', '个数'],
  rows: [
    ['=1+1', 2],
    ['幸福，里', null],
  ],
} as const;

it('makes CSV that a spreadsheet reads and does not run', () => {
  expect(csvOf(sheet)).toBe(`\uFEFF地名,个数\n'=1+1,2\n幸福，里,\n`);
});

it('makes a workbook whose cells are text, never formulas', async () => {
  const workbook = new exceljs.Workbook();
  await workbook.xlsx.load(new Uint8Array(await workbookOf(sheet)).buffer);
  const cell = workbook.getWorksheet('清单')?.getCell('A2');
  expect([cell?.value, cell?.type]).toEqual(['=1+1', exceljs.ValueType.String]);
});
