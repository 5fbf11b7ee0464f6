import { Readable } from 'node:stream';
import { CsvError, type Options, parse } from 'csv-parse';
import { parse as parseAtOnce } from 'csv-parse/sync';
import type { EncodingName } from './encodings.ts';
import { headingsOf, type RawRow, ROWS_LOOKED_AT } from './headings.ts';
import { LIMITS } from './limits.ts';
import { readerFinding, readerRefusal } from './readerFindings.ts';
import type { Source, SourceChoices, SourceFile } from './source.ts';
import { tableRecords } from './tableRecords.ts';
import { decodedText, encodingOf } from './textFile.ts';

const DELIMITERS = [',', '\t', ';', '|', '，'] as const;

// A quote within a cell that does not begin with one is plain text: 106°11'58.0" stands so in many files.
const optionsWith = (delimiter: string): Options => ({
  delimiter,
  record_delimiter: ['\r\n', '\n', '\r'],
  relax_column_count: true,
  relax_quotes: true,
  max_record_size: LIMITS.csvRowCharacters,
});

/**
 * CSV and TSV. Where the file has quotes it is read once to its end first, so that no unclosed quote shrinks it in silence.
 * @throws Problem unclosed-quote, no-rows, and as `encodingOf` and `headingsOf`
 */
export async function openCsv({ path }: SourceFile, choices: SourceChoices): Promise<Source> {
  const { encoding, findings } = await encodingOf(path, choices.encoding);
  const { start, hasQuotes } = await lookAt(path, encoding);
  const delimiter = delimiterOf(start);
  const table: Table = { path, encoding, delimiter };
  const first = await firstRows(table);
  const heading = headingsOf(first, choices.headerRow);
  const rows = await countRows(table, heading.headerRow, hasQuotes);
  if (rows === 0) throw readerRefusal('no-rows');
  const layer = { name: 'table', rows, geometry: 'none' as const, hidden: false };
  return {
    facts: {
      ...{ format: delimiter === '\t' ? 'TSV' : 'CSV', encoding, delimiter, layers: [layer], layer: layer.name },
      ...{ headerRow: heading.headerRow, headings: heading.headings, crs: null },
      findings: [...findings, ...heading.findings],
    },
    records: () => tableRecords(rowsOf(table), heading),
    close: async () => undefined,
  };
}

interface Table {
  path: string;
  encoding: EncodingName;
  delimiter: string;
}

/** The beginning of the text, and whether there are quotes anywhere. */
async function lookAt(path: string, encoding: EncodingName): Promise<{ start: string; hasQuotes: boolean }> {
  let start = '';
  let hasQuotes = false;
  for await (const text of decodedText(path, encoding)) {
    if (start.length < START) start += text.slice(0, START);
    hasQuotes ||= text.includes('"');
    if (hasQuotes && start.length >= START) break;
  }
  return { start, hasQuotes };
}
const START = 32_768;

/** The delimiter that makes the most columns of most rows; a comma where there is none. */
function delimiterOf(start: string): string {
  const usual = DELIMITERS.map((delimiter) => {
    const counts = rowsAtOnce(start, delimiter).map(({ length }) => length);
    return { delimiter, columns: counts.sort((a, b) => a - b)[Math.floor(counts.length / 2)] ?? 0 };
  });
  const [best] = usual.sort((a, b) => b.columns - a.columns);
  return best !== undefined && best.columns > 1 ? best.delimiter : ',';
}

function rowsAtOnce(text: string, delimiter: string): string[][] {
  const whole = text.length < START ? text : text.slice(0, text.lastIndexOf('\n'));
  try {
    return parseAtOnce(whole, { ...optionsWith(delimiter), columns: false, to: ROWS_LOOKED_AT });
  } catch {
    return whole.split('\n', ROWS_LOOKED_AT).map((line) => line.split(delimiter));
  }
}

async function firstRows(table: Table): Promise<RawRow[]> {
  const rows: RawRow[] = [];
  for await (const row of rowsOf(table)) {
    rows.push(row);
    if (rows.length >= FIRST) break;
  }
  return rows;
}
// A person may say that the headings stand in row 1,000.
const FIRST = 1_001;

async function countRows(table: Table, headerRow: number, hasQuotes: boolean): Promise<number> {
  let count = 0;
  if (hasQuotes) {
    for await (const { number, cells } of rowsOf(table))
      if (number > headerRow && cells.some((cell) => cell !== '')) count += 1;
    return count;
  }
  let rest = '';
  for await (const text of decodedText(table.path, table.encoding)) {
    const lines = (rest + text).split(/\r\n|[\n\r]/);
    rest = lines.pop() ?? '';
    count += lines.filter(isFilled(table)).length;
  }
  if (isFilled(table)(rest)) count += 1;
  return Math.max(0, count - (await filledAbove(table, headerRow)));
}

const isFilled =
  ({ delimiter }: Table) =>
  (line: string): boolean =>
    line.replaceAll(delimiter, '') !== '';

async function filledAbove(table: Table, headerRow: number): Promise<number> {
  const rows = await firstRows(table);
  return rows.filter(({ number, cells }) => number <= headerRow && cells.some((cell) => cell !== '')).length;
}

/** All rows from the beginning. @throws Problem unclosed-quote */
async function* rowsOf({ path, encoding, delimiter }: Table): AsyncGenerator<RawRow> {
  const parser = Readable.from(decodedText(path, encoding)).pipe(parse(optionsWith(delimiter)));
  let number = 0;
  let line = 1;
  try {
    for await (const cells of parser) {
      number += 1;
      yield checkedRow({ number, cells }, delimiter, line);
      line += linesOf(cells);
    }
  } catch (error) {
    if (error instanceof CsvError) throw readerRefusal('unclosed-quote', { line });
    throw error;
  } finally {
    parser.destroy();
  }
}

const linesOf = (cells: readonly string[]): number =>
  cells.reduce((sum, cell) => (cell.includes('\n') ? sum + cell.split('\n').length - 1 : sum), 1);

// A closing quote that text follows is given back as text with both its quotes: over several lines it was never a quote.
function checkedRow(row: RawRow, delimiter: string, line: number): RawRow {
  const long = row.cells.filter((cell) => cell.includes('\n'));
  if (long.some((cell) => cell.startsWith('"'))) throw readerRefusal('unclosed-quote', { line });
  const swallowed = long.find((cell) => cell.split('\n').filter((part) => part.includes(delimiter)).length > 1);
  if (swallowed === undefined) return row;
  const facts = { row: row.number, count: swallowed.split('\n').length };
  return { ...row, findings: [readerFinding('rows-swallowed', facts, { row: row.number })] };
}
