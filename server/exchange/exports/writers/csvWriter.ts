import { join } from 'node:path';
import { stringify } from 'csv-stringify/sync';
import iconv from 'iconv-lite';
import { guarded } from '../../../platform/formulaGuard.ts';
import type { Column, ExportRow } from '../collection.ts';
import type { ExportEncoding } from '../exportContract.ts';
import { tableCell } from './tableText.ts';
import { type OpenWriter, outputFile } from './writer.ts';

/** A table in UTF-8 (with or without a mark at its beginning) or GB18030, which both carry every character. */
export const csvWriter: OpenWriter = ({ folder, name, columns, request: { encoding = 'UTF-8-BOM' } }) => {
  const fileName = `${name}.csv`;
  const file = outputFile(join(folder, fileName));
  const begun = file.write(encoded(`${mark(encoding)}${lines([columns.map(({ zh }) => zh)])}`, encoding));
  return {
    write: async (rows) => {
      await begun;
      await file.write(encoded(lines(rows.map((row) => cells(columns, row))), encoding));
    },
    finish: async () => {
      await begun;
      await file.end();
      return [fileName];
    },
    close: file.close,
  };
};

const mark = (encoding: ExportEncoding): string => (encoding === 'UTF-8-BOM' ? '\ufeff' : '');
// By itself it quotes the line end of its own only: a lone line feed would end the row for whoever reads it.
const lines = (rows: string[][]): string => stringify(rows, { record_delimiter: '\r\n', quoted_match: /[\r\n]/ });
const encoded = (text: string, encoding: ExportEncoding): Uint8Array =>
  encoding === 'GB18030' ? iconv.encode(text, 'gb18030') : Buffer.from(text, 'utf8');

const cells = (columns: readonly Column[], { values }: ExportRow): string[] =>
  columns.map((column) => {
    const value = tableCell(column, values[column.key] ?? null);
    return typeof value === 'string' ? guarded(value) : value === null ? '' : String(value);
  });
