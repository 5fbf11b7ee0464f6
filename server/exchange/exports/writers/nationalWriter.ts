import { join } from 'node:path';
import { stringify } from 'csv-stringify/sync';
import { guarded } from '../../../platform/formulaGuard.ts';
import type { Cell, Column, ExportRow } from '../collection.ts';
import { type OpenWriter, outputFile } from './writer.ts';

/** Places in the keys of the national database: a JSON object a line, and the same as a table. */
export const nationalWriter: OpenWriter = ({ folder, columns }) => {
  const [json, csv] = [outputFile(join(folder, 'places.jsonl')), outputFile(join(folder, 'places.csv'))];
  const begun = csv.write(`\ufeff${lines([[...columns.map(({ key }) => key), 'gdm']])}`);
  return {
    write: async (rows) => {
      await begun;
      await json.write(rows.map((row) => `${objectText(columns, row)}\n`).join(''));
      await csv.write(lines(rows.map((row) => cells(columns, row))));
    },
    finish: async () => {
      await begun;
      await Promise.all([json.end(), csv.end()]);
      return ['places.jsonl', 'places.csv'];
    },
    close: async () => {
      await Promise.all([json.close(), csv.close()]);
    },
  };
};

const lines = (rows: string[][]): string => stringify(rows, { record_delimiter: '\r\n' });
const textOf = (value: Cell | undefined): string => (value === null || value === undefined ? '' : String(value));

/** `gdm` holds type and coordinates, as in the public records. */
const objectText = (columns: readonly Column[], { values, geometry }: ExportRow): string => {
  const said = JSON.stringify(Object.fromEntries(columns.map(({ key }) => [key, textOf(values[key])])));
  return `${said.slice(0, -1)},"gdm":${geometry ?? 'null'}}`;
};

const cells = (columns: readonly Column[], { values, geometry }: ExportRow): string[] => [
  ...columns.map(({ key }) => guarded(textOf(values[key]))),
  geometry ?? '',
];
