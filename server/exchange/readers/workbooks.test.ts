import { utils, write } from '@e965/xlsx';
import ExcelJS from 'exceljs';
import { describe, expect, it } from 'vitest';
import { readAll, workFolders, zipOf } from '#tests/exchange/files/dataFiles.ts';

const MAIN =
  'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';

/** A workbook as other libraries write it: absolute targets, texts in the cells, no styles. */
const plainBook = (rows: string, more = ''): Uint8Array =>
  zipOf({
    'xl/workbook.xml': `<workbook ${MAIN}><sheets><sheet name="表一" r:id="r1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels':
      '<Relationships><Relationship Id="r1" Target="/xl/worksheets/sheet1.xml"/></Relationships>',
    'xl/worksheets/sheet1.xml': `${more}<worksheet ${MAIN}><sheetData>${rows}</sheetData></worksheet>`,
  });

async function townships(): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  book.addWorksheet('字典', { state: 'hidden' }).addRow(['键', '值']);
  const sheet = book.addWorksheet('名录');
  sheet.addRow(['吴忠市乡镇名录']);
  sheet.addRow(['名称', '代码', '县', '日期', '数']);
  sheet.addRow(['金积镇', 640302100001, '利通区', new Date('2024-05-20'), 0.1 + 0.2]);
  sheet.addRow([
    { richText: [{ text: '高' }, { text: '闸镇' }] },
    640302102001,
    null,
    new Date('2024-05-20T08:30:00Z'),
    1e-7,
  ]);
  sheet.addRow(['上桥镇', { formula: 'B4+1', result: 640302102002 }, null, null, true]);
  sheet.addRow(['合计', 3]);
  sheet.mergeCells('A1:E1');
  sheet.mergeCells('C3:C5');
  return new Uint8Array(await book.xlsx.writeBuffer());
}

describe('XLSX', () => {
  it('with titles, merged cells, numbers, days, a total row and a hidden sheet', async () => {
    const { facts, rows, codes, rowCodes } = await readAll(await townships());
    expect(rows).toEqual([
      ['金积镇', '640302100001', '利通区', '2024-05-20', '0.30000000000000004'],
      ['高闸镇', '640302102001', '利通区', '2024-05-20 08:30:00', '0.0000001'],
      ['上桥镇', '640302102002', '利通区', '', 'TRUE'],
    ]);
    expect(facts).toMatchObject({ format: 'XLSX', layer: '名录', headerRow: 2 });
    expect(facts?.layers.map(({ name, hidden }) => [name, hidden])).toEqual([
      ['字典', true],
      ['名录', false],
    ]);
    expect(codes).toEqual(['sheet-hidden', 'header-row-guessed', 'merged-filled']);
    expect(rowCodes).toEqual(['6:total-row-skipped']);
    expect((await readAll(await townships(), { layer: '字典' })).refusal).toBe('no-rows');
  });

  it('with texts in the cells, gaps, escapes and errors', async () => {
    const { rows, rowCodes } = await readAll(
      plainBook(
        '<row><c t="inlineStr"><is><t>甲</t></is></c><c r="C1" t="inlineStr"><is><t>乙</t></is></c></row>' +
          '<row r="4"><c r="A4" t="str"><v>一_x000A_二</v></c><c r="C4" t="e"><v>#N/A</v></c></row>' +
          '<row r="5"><c r="A5"><v>12345678901234567890</v></c><c r="C5"><v>6.4030210E+11</v></c></row>',
      ),
    );
    expect(rows).toEqual([
      ['一\n二', '', '#N/A'],
      ['12345678901234567890', '', '640302100000'],
    ]);
    expect(rowCodes).toEqual(['4:cell-error']);
  });

  it('with a document type, or cut, is refused and leaves nothing behind', async () => {
    expect((await readAll(plainBook('<row/>', '<!DOCTYPE x [<!ENTITY a "aa">]>'))).refusal).toBe('document-type');
    expect((await readAll(plainBook('<row><c>'))).refusal).toBe('damaged');
    expect((await readAll(plainBook(''))).refusal).toBe('no-rows');
    expect(workFolders()).toEqual([]);
  });
});

it('XLS gives codes as exact digits, days and merged cells', async () => {
  const sheet = utils.aoa_to_sheet([
    ['名称', '代码', '县', '日期'],
    ['东街居委会', 640381001002, '青铜峡市', 45432],
    ['西街居委会', 640381001003, null, 45433],
  ]);
  for (const cell of ['D2', 'D3']) Object.assign(sheet[cell], { z: 'yyyy-mm-dd' });
  sheet['!merges'] = [{ s: { r: 1, c: 2 }, e: { r: 2, c: 2 } }];
  const book = utils.book_new(sheet, '名录');
  const { facts, rows } = await readAll(new Uint8Array(write(book, { type: 'buffer', bookType: 'biff8' })));
  expect(facts?.format).toBe('XLS');
  expect(rows).toEqual([
    ['东街居委会', '640381001002', '青铜峡市', '2024-05-20'],
    ['西街居委会', '640381001003', '青铜峡市', '2024-05-21'],
  ]);
});
