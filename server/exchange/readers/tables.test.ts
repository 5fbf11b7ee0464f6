import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { gbk, onDisk, readAll } from '#tests/exchange/files/dataFiles.ts';
import { guarded } from '../../platform/formulaGuard.ts';
import { encodingSamples } from './encodingSamples.ts';

const TABLE = '名称,代码\n金积镇,640302100\n高闸镇,640302102\n';
const ROWS = [
  ['金积镇', '640302100'],
  ['高闸镇', '640302102'],
];
const utf16 = (text: string, isBig = false): Buffer => {
  const bytes = Buffer.from(text, 'utf16le');
  return isBig ? bytes.swap16() : bytes;
};

describe('the encoding of a table', () => {
  it.each<[encoding: string, bytes: Uint8Array]>([
    ['UTF-8', Buffer.from(TABLE)],
    ['UTF-8 BOM', Buffer.from(`\ufeff${TABLE}`)],
    ['GBK', gbk(TABLE)],
    ['UTF-16LE', utf16(`\ufeff${TABLE}`)],
    ['UTF-16BE', utf16(`\ufeff${TABLE}`, true)],
    ['UTF-16LE', utf16(TABLE)],
    ['UTF-16BE', utf16(TABLE, true)],
  ])('is told: %s', async (encoding, bytes) => {
    const { facts, rows } = await readAll(bytes);
    expect([facts?.encoding, rows, facts?.headings]).toEqual([encoding, ROWS, ['名称', '代码']]);
  });

  it('is GB18030 where a character needs four bytes', async () => {
    const { facts, rows } = await readAll(gbk('名称\n湖㳇镇\n𠮷林\n'));
    expect([facts?.encoding, rows]).toEqual(['GB18030', [['湖㳇镇'], ['𠮷林']]]);
  });

  it('is refused where a file has two, with the first line of the other', async () => {
    const { refusal, said } = await readAll(Buffer.concat([gbk(TABLE), Buffer.from('塔湾村委会,640302100209\n')]));
    expect([refusal, said]).toEqual(['mixed-encodings', expect.stringContaining('line 4')]);
    expect((await readAll(Buffer.concat([gbk(TABLE), Buffer.from([0xff, 0xff, 0x0a])]))).said).toContain('第 4 行');
  });

  it('is in doubt where nearly every character is a rare one, and then samples help', async () => {
    const big5 = iconv.encode('紅寺堡區鹽池縣同心縣青銅峽市利通區', 'big5');
    const file = Buffer.concat([Buffer.from('name\n'), big5, Buffer.from('\n')]);
    expect((await readAll(file)).codes).toEqual(['encoding-doubtful']);
    const samples = await encodingSamples(onDisk(gbk(TABLE)));
    expect(samples.map(({ encoding, replaced }) => [encoding, replaced > 0])).toEqual([
      ['UTF-8', true],
      ['GB18030', false],
    ]);
    expect(samples[1]?.text).toContain('金积镇');
  });

  it('is what a person says, unless a byte is not in it', async () => {
    expect((await readAll(gbk(TABLE), { encoding: 'GB18030' })).rows).toEqual(ROWS);
    const { refusal, said } = await readAll(gbk(TABLE), { encoding: 'UTF-8' });
    expect([refusal, said]).toEqual(['not-in-encoding', expect.stringContaining('Line 1')]);
  });
});

describe('the form of a table', () => {
  it.each([',', '\t', ';', '|', '，'])('delimiter “%s”', async (delimiter) => {
    const { facts, rows } = await readAll(TABLE.replaceAll(',', delimiter));
    expect([facts?.delimiter, facts?.format, rows]).toEqual([delimiter, delimiter === '\t' ? 'TSV' : 'CSV', ROWS]);
  });

  it.each(['\r\n', '\r'])('ends of line %j', async (end) => {
    expect((await readAll(TABLE.replaceAll('\n', end))).rows).toEqual(ROWS);
  });

  it('headings below titles, repeated and empty ones', async () => {
    const text = `吴忠市乡镇名录,,,\n填报单位：,民政局,,\n名称,名称,,代码\n甲,乙,丙,1\n丁,戊,己,2\n庚,辛,壬,3\n`;
    const { facts, codes, records } = await readAll(text);
    expect([facts?.headerRow, facts?.headings]).toEqual([3, ['名称', '名称 (2)', '列3', '代码']]);
    expect(codes).toEqual(['header-row-guessed', 'heading-empty', 'heading-repeated']);
    expect(records.map(({ number }) => number)).toEqual([4, 5, 6]);
    expect((await readAll(text, { headerRow: 1 })).facts?.headings).toEqual(['吴忠市乡镇名录']);
    expect((await readAll(text, { headerRow: 99 })).refusal).toBe('no-such-row');
  });

  it('short and long rows, blank rows, total rows and rows of several lines', async () => {
    const { facts, records, rowCodes } = await readAll('名称,代码,备注\n甲,1\n\n乙,2,"两\n行"\n丙,3,,多,了\n合计,3,\n');
    expect(records.map(({ number, values }) => [number, values.备注])).toEqual([
      [2, ''],
      [4, '两\n行'],
      [5, ''],
    ]);
    expect(rowCodes).toEqual(['2:row-short', '5:row-long', '6:total-row-skipped']);
    expect(facts?.layers[0]?.rows).toBe(4);
  });

  it.each<[what: string, text: string, code: string]>([
    ['to the end', '名称,代码\n甲,1\n"乙,2\n丙,3\n', 'line 3'],
    ['to the next quote', '名称,代码\n甲,1\n"乙,2\n丙,"3\n丁,4\n', 'line 3'],
  ])('an unclosed quote %s swallows no row', async (_, text, line) => {
    const { refusal, said } = await readAll(text);
    expect([refusal, said]).toEqual(['unclosed-quote', expect.stringContaining(line)]);
  });

  it('a cell that swallowed rows is an error; quotes within a cell are text', async () => {
    expect((await readAll('名称,代码\n"甲,1\n乙,2\n丙",3\n')).rowCodes).toEqual(['2:rows-swallowed']);
    expect((await readAll(`点,经度\n甲,106°11'58.0"\n`)).rows).toEqual([['甲', `106°11'58.0"`]]);
  });

  it('="…" is text, and said once', async () => {
    const { rows, rowCodes } = await readAll('代码,名称\n="640323001",甲\n"=""640323002""",乙\n');
    expect(rows.map(([code]) => code)).toEqual(['640323001', '640323002']);
    expect(rowCodes).toEqual(['2:wrapper-removed']);
  });

  it('what no database can keep is told by its row', async () => {
    const { rowCodes, rows } = await readAll(`名称,备注\n甲\0乙,好\n${'长'.repeat(32_768)},好\n丙\ufffd,#REF!\n`);
    expect(rowCodes).toEqual(['2:bad-character', '3:cell-too-long', '4:cell-error', '4:bad-character'].toSorted(byRow));
    expect([rows[0]?.[0], rows[1]?.[0]?.length]).toEqual(['甲\ufffd乙', 32_767]);
  });
});

const byRow = (a: string, b: string): number => Number(a[0]) - Number(b[0]) || (a.endsWith('character') ? -1 : 1);

describe('a file that is no table', () => {
  it.each<[what: string, content: string | Uint8Array, refusal: string]>([
    ['empty', '', 'empty'],
    ['only a mark', '\ufeff', 'empty'],
    ['only headings', '名称,代码\n', 'no-rows'],
    ['a web page', '<html><table><tr><td>名称</td></tr></table></html>', 'html-page'],
    [
      'a spreadsheet as XML',
      '<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>',
      'unknown-format',
    ],
    ['a PDF', '%PDF-1.7\n', 'unknown-format'],
    ['bytes', Buffer.from(Array.from({ length: 400 }, (_, i) => i % 32)), 'unknown-format'],
    ['too many columns', `${Array.from({ length: 501 }, (_, i) => `c${i}`).join(',')}\n1\n`, 'too-many-columns'],
    ['a cut XLS', Buffer.from('d0cf11e0a1b11ae100000000', 'hex'), 'damaged'],
  ])('is refused: %s', async (_, content, refusal) => {
    expect((await readAll(content)).refusal).toBe(refusal);
  });

  it('with a false name has to be confirmed', async () => {
    const { facts } = await readAll(TABLE, {}, '名录.xlsx');
    expect(facts?.findings).toMatchObject([{ code: 'name-says-otherwise', severity: 'error', confirmable: true }]);
  });
});

it('what our own exports guard against spreadsheets comes back as it was given', async () => {
  const given = ['=SUM(A1)', '-3', "'=x", "'平常", '@甲'];
  const { rows } = await readAll(Buffer.from(`名称\n${given.map((text) => guarded(text)).join('\n')}\n`));
  expect(rows).toEqual(given.map((text) => [text]));
});
