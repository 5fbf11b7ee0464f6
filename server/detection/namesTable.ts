import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import { z } from 'zod';
import type { CheckedName, NameToCheck } from './checkNames.ts';
import { CheckAttributes } from './contract.ts';

/** Why a table cannot be read; shown to the person who gave it. */
export class UnreadableTable extends Error {
  readonly messageZh: string;
  constructor(message: string, messageZh: string) {
    super(message);
    this.messageZh = messageZh;
  }
}

const Cells = z.record(z.string(), z.string()).array();

function cellsOf(text: string): z.infer<typeof Cells> {
  try {
    return Cells.parse(
      parse(text, {
        bom: true,
        columns: (header: string[]) => header.map((column) => column.trim().toLowerCase()),
        relax_column_count: true,
        skip_empty_lines: true,
      }),
    );
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new UnreadableTable(`The file is no readable CSV: ${reason}`, `文件不是可读的 CSV：${reason}`);
  }
}

const MEASURES = [
  ['site_area_m2', 'siteAreaSquareMetres'],
  ['gfa_m2', 'grossFloorAreaSquareMetres'],
  ['storeys', 'storeys'],
  ['length_m', 'lengthMetres'],
] as const;

/** A measure that is no number in range counts as not given: the answer is then `needs_data`, not a wrong verdict. */
function attributesOf(cells: Record<string, string>): NameToCheck['attributes'] {
  const attributes: NameToCheck['attributes'] = {};
  for (const [column, field] of MEASURES) {
    const cell = (cells[column] ?? '').trim().replaceAll(',', '');
    const value = CheckAttributes.shape[field].safeParse(cell === '' ? undefined : Number(cell));
    if (value.success && value.data !== undefined) attributes[field] = value.data;
  }
  const featureType = (cells.feature_type ?? '').trim().slice(0, 40);
  return featureType === '' ? attributes : { ...attributes, featureType };
}

/**
 * Reads the names of a batch: UTF-8 CSV with a header, columns in any order, unknown ones ignored.
 * Throws UnreadableTable when the bytes are not UTF-8, the text is no CSV or the column `name` is missing.
 */
export function readNames(bytes: Uint8Array): NameToCheck[] {
  const text = decoded(bytes);
  const header = headerOf(text);
  if (!header.includes('name')) {
    throw new UnreadableTable(
      `The column "name" is missing; found: ${header.join(', ') || 'none'}`,
      `缺少“name”列；现有列：${header.join('、') || '无'}`,
    );
  }
  return cellsOf(text).map((cells) => ({
    name: cells.name ?? '',
    attributes: attributesOf(cells),
    province: (cells.province ?? '').trim(),
    city: (cells.city ?? '').trim(),
    county: (cells.county ?? '').trim(),
  }));
}

function decoded(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new UnreadableTable('The file is not UTF-8', '文件不是 UTF-8 编码');
  }
}

const headerOf = (text: string): string[] => {
  const first = z
    .string()
    .array()
    .array()
    .safeParse(
      parse(text, { bom: true, to_line: 1, relax_quotes: true, relax_column_count: true, skip_empty_lines: true }),
    );
  return (first.data?.[0] ?? []).map((column) => column.trim().toLowerCase());
};

// A spreadsheet runs such a cell as a formula; the apostrophe makes it text.
const FORMULA = /^[=+\-@\t\r]/;
const safe = (cell: string): string => (FORMULA.test(cell) ? `'${cell}` : cell);

/** Header of the answer, with a line end. */
export const NAMES_HEADER = 'name,level,classes,rules,advice\n';

/** One line of the answer. Cells that a spreadsheet would run as a formula get an apostrophe before them. */
export function nameLine({ name, level, classes, rules, advice }: CheckedName): string {
  return stringify([[safe(name), level, classes.join(';'), rules.join(';'), safe(advice)]]);
}
