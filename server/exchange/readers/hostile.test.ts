import { expect, it } from 'vitest';
import { readAll, zipOf } from '#tests/exchange/files/dataFiles.ts';
import { filledDown } from './mergedCells.ts';

const MAIN =
  'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';
const book = (sheet: string, strings = ''): Uint8Array =>
  zipOf({
    'xl/workbook.xml': `<workbook ${MAIN}><sheets><sheet name="表一" r:id="r1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels':
      '<Relationships><Relationship Id="r1" Target="worksheets/sheet1.xml"/></Relationships>',
    'xl/worksheets/sheet1.xml': `<worksheet ${MAIN}>${sheet}</worksheet>`,
    ...(strings === '' ? {} : { 'xl/sharedStrings.xml': `<sst ${MAIN}>${strings}</sst>` }),
  });
const row = (r: string, ...texts: string[]): string =>
  `<row${r}>${texts.map((text) => `<c t="inlineStr"><is><t>${text}</t></is></c>`).join('')}</row>`;
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

it.each(['ZZZZZZZ2:ZZZZZZZ5', 'ZZZ2:ZZZ5', 'XFD2:XFD3'])('a merged block at %s fills nothing', async (ref) => {
  const merged = `<mergeCells><mergeCell ref="${ref}"/></mergeCells>`;
  const { rows } = await readAll(
    book(`<sheetData>${row('', '名称')}${row('', '甲')}${row('', '乙')}</sheetData>${merged}`),
  );
  expect(rows).toEqual([['甲'], ['乙']]);
});

it('of merged blocks that overlap the later one counts', async () => {
  const rows = async function* () {
    yield { number: 2, cells: ['甲'] };
    yield { number: 3, cells: ['乙'] };
    yield { number: 4, cells: ['', '丙'] };
  };
  const blocks = [2, 3].map((from) => ({ from, to: 9, column: 0 }));
  const filled = [];
  for await (const { cells } of filledDown(rows(), blocks, 1)) filled.push(cells);
  expect(filled.at(-1)).toEqual(['乙', '丙']);
});

it.each([' r="x"', ' r="1"', ' r="99999999999"', ' r="2.5"'])('a row of a sheet numbered%s is refused', async (r) => {
  const sheet = `<sheetData>${row(' r="1"', '名称')}${row(' r="2"', '甲')}${row(r, '乙')}</sheetData>`;
  expect((await readAll(book(sheet))).refusal).toBe('damaged');
});

it('a text without end in a workbook is told as too long, and is not kept whole', async () => {
  const long = Array.from({ length: 300_000 }, (_, i) => (i * 7919) % 99_991).join('');
  const sheet = `<sheetData>${row('', '名称')}<row><c t="s"><v>0</v></c></row>${row('', long)}</sheetData>`;
  const { rows, rowCodes } = await readAll(book(sheet, `<si><t>${long}</t></si>`));
  expect(rowCodes).toEqual(['2:cell-too-long', '3:cell-too-long']);
  expect(rows?.flat().every((text) => text.length <= 32_767)).toBe(true);
});

it('KML and GeoJSON nested by the thousand are refused at once', async () => {
  const open = '<a>'.repeat(100_000);
  const kml = `<kml><Placemark>${open}${'</a>'.repeat(100_000)}</Placemark></kml>`;
  expect((await readAll(bytes(kml))).refusal).toBe('damaged');
  const nested = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
  for (const members of [
    `"properties":{"a":${nested}},"geometry":null`,
    `"properties":{},"geometry":{"type":"Point","coordinates":${nested}}`,
  ])
    expect(
      (await readAll(bytes(`{"type":"FeatureCollection","features":[{"type":"Feature",${members}}]}`))).refusal,
    ).toBe('not-json');
});

it('a heading with U+0000 is a heading all the same', async () => {
  expect((await readAll(bytes(`名\u0000称,代码\r\n甲,1\r\n${'乙,2\r\n'.repeat(20)}`))).facts?.headings).toEqual([
    '名\ufffd称',
    '代码',
  ]);
  const geojson = String.raw`{"type":"FeatureCollection","name":"\u0000","features":[{"type":"Feature","properties":{"a\u0000":"甲"},"geometry":null}]}`;
  const { facts, rows } = await readAll(bytes(geojson));
  expect([facts?.layer, facts?.headings, rows]).toEqual(['\ufffd', ['a\ufffd'], [['甲']]]);
});

it('a file of total rows gathers no end of notes', async () => {
  const { rows, rowCodes } = await readAll(bytes(`名称,数\r\n甲,1\r\n${'合计,1\r\n'.repeat(3_000)}`));
  expect(rows).toEqual([['甲', '1']]);
  expect(rowCodes?.length).toBe(1_000);
});
