import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';

/** Absolute URL of a file in data/. */
export const dataFile = (path) => new URL(path, import.meta.url);

/** Rows of a UTF-8 CSV file with a header, as objects of strings. */
export const readCsv = (url) => parse(readFileSync(url, 'utf8'), { columns: true, bom: true });

/** Writes objects as UTF-8 CSV with LF line ends; the keys of the first row are the header. */
export function writeCsv(path, rows) {
  writeFileSync(dataFile(path), stringify(rows, { header: true, cast: { boolean: String } }));
}

export const readJson = (path) => JSON.parse(readFileSync(dataFile(path), 'utf8'));

/** One array item a line: small enough to ship, and a change of one item is a change of one line. */
export const itemsAsLines = (items) => `[\n${items.map((item) => JSON.stringify(item)).join(',\n')}\n]`;

export const sha256 = (path) =>
  createHash('sha256')
    .update(readFileSync(dataFile(path)))
    .digest('hex');

/** The folders that data/check.mjs looks after; rules, lexicons, generics, readings and signs have their own checks. */
export const SETS = [
  'divisions',
  'codelists',
  'authorities',
  'clocks',
  'procedures',
  'guide',
  'supervision',
  'documents',
  'sample',
];

export const filesOfSet = (set) =>
  readdirSync(dataFile(set))
    .filter((name) => name !== 'README.md')
    .sort();

export function expectEqual(what, found, wanted) {
  if (found !== wanted) throw new Error(`${what}: expected ${wanted}, found ${found}`);
}
