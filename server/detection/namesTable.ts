import { CsvError, parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import { z } from 'zod';
import { Day } from '../platform/contract.ts';
import { guarded } from '../platform/formulaGuard.ts';
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

const MEASURES = [
  ['site_area_m2', 'siteAreaSquareMetres'],
  ['gfa_m2', 'grossFloorAreaSquareMetres'],
  ['storeys', 'storeys'],
  ['length_m', 'lengthMetres'],
  ['height_m', 'heightMetres'],
  ['open_ground_m2', 'openGroundSquareMetres'],
  ['green_percent', 'greenPercent'],
  ['plot_ratio', 'plotRatio'],
  ['coverage_percent', 'coveragePercent'],
  ['commercial_gfa_m2', 'commercialFloorAreaSquareMetres'],
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

const SINCE = /^(\d{4})(?:年?(年代)?|[-/.年](\d{1,2})月?(?:[-/.]?(\d{1,2})日?)?(?:[T ].{0,20})?)$/u;

/** The latest day that a date, a month, a year or a decade (1930年代) may mean: nothing is taken to be older than it is. */
function dayOf(cell: string): string | undefined {
  const [, year = '', decade, month = '12', day] = SINCE.exec(cell) ?? [];
  if (year === '') return undefined;
  const last = decade ? `${year.slice(0, 3)}9` : year;
  const given = `${last}-${month.padStart(2, '0')}-${(day ?? '01').padStart(2, '0')}`;
  const date = Day.safeParse(given).data;
  if (date === undefined || day !== undefined) return date;
  return `${date.slice(0, 8)}${new Date(Date.UTC(Number(last), Number(month), 0)).getUTCDate()}`;
}

/** Columns by the names that offices give them; the first are those of the interface. */
const COLUMNS: Readonly<Record<string, readonly string[]>> = {
  name: ['name', '名称', '地名', '地名名称', '标准名称', '拟用名称', '小区名称'],
  feature_type: ['feature_type', '地名类别', '类别', '类型', '地理实体类型'],
  province: ['province', '省', '省份', '省级政区'],
  city: ['city', '市', '地市', '地级政区'],
  county: ['county', '县', '区县', '县区', '县（市、区）', '县级政区'],
  in_use_since: ['in_use_since', '始用时间', '得名时间', '沿用时间', '命名时间', '命名年代', '起始年代'],
  site_area_m2: ['site_area_m2', '用地面积', '占地面积', '用地面积（平方米）', '占地面积（平方米）'],
  gfa_m2: ['gfa_m2', '建筑面积', '总建筑面积', '建筑面积（平方米）', '总建筑面积（平方米）'],
  storeys: ['storeys', '层数', '楼层数'],
  length_m: ['length_m', '长度', '长度（米）', '道路长度（米）'],
  height_m: ['height_m', '高度', '高度（米）', '建筑高度', '建筑高度（米）'],
  open_ground_m2: ['open_ground_m2', '公共空地', '公共空地面积', '公共空地面积（平方米）'],
  green_percent: ['green_percent', '绿地率', '绿地率（%）'],
  plot_ratio: ['plot_ratio', '容积率'],
  coverage_percent: ['coverage_percent', '建筑密度', '建筑密度（%）'],
  commercial_gfa_m2: ['commercial_gfa_m2', '商业建筑面积', '商业建筑面积（平方米）'],
};

/** A table as it came: the header and the rows under it, cells as text. */
export interface NamesTable {
  header: string[];
  rows: string[][];
}

// Enough to see which row was taken for the header; a file of garbage is not sent back whole.
const SHOWN_COLUMNS = 20;

/**
 * The names of a table: columns in any order under their English or Chinese names, unknown ones ignored.
 * @throws UnreadableTable when there is no column with names
 */
export function namesOf({ header, rows }: NamesTable): NameToCheck[] {
  const plain = header.map((column) => column.trim().toLowerCase().replaceAll('(', '（').replaceAll(')', '）'));
  const at = new Map(
    Object.entries(COLUMNS).map(([column, aliases]) => [column, plain.findIndex((title) => aliases.includes(title))]),
  );
  if ((at.get('name') ?? -1) < 0) {
    const found = plain.slice(0, SHOWN_COLUMNS).map((title) => title.slice(0, SHOWN_COLUMNS));
    throw new UnreadableTable(
      `The column "name" is missing; found: ${found.join(', ') || 'none'}`,
      `缺少“name”（名称）列；现有列：${found.join('、') || '无'}`,
    );
  }
  return rows.map((row) => {
    const cells = Object.fromEntries([...at].map(([column, index]) => [column, row[index] ?? '']));
    const text = (column: string): string => (cells[column] ?? '').trim();
    return {
      name: cells.name ?? '',
      attributes: attributesOf(cells),
      province: text('province'),
      city: text('city'),
      county: text('county'),
      since: dayOf(text('in_use_since')),
    };
  });
}

// Without it a file of commas or with one lost quotation mark is a single endless line.
const LONGEST_LINE = 1_000_000;
const REASONS: Readonly<Record<string, string>> = {
  CSV_QUOTE_NOT_CLOSED: '引号没有成对',
  CSV_INVALID_CLOSING_QUOTE: '引号后有多余的字符',
  INVALID_OPENING_QUOTE: '引号前有多余的字符',
  CSV_MAX_RECORD_SIZE: '一行过长',
};
const [LF, CR] = [10, 13];

// The parser counts the characters of a record, not its commas.
function requireLines(bytes: Uint8Array): void {
  let start = 0;
  for (let i = 0; i < bytes.length; i++) {
    if (bytes[i] === LF || bytes[i] === CR) start = i + 1;
    else if (i - start >= LONGEST_LINE) {
      throw new UnreadableTable(`A line is longer than ${LONGEST_LINE} bytes`, `一行超过 ${LONGEST_LINE} 字节`);
    }
  }
}

const Where = z.object({ lines: z.number().catch(1) });

/**
 * Reads a CSV: UTF-8 with or without a BOM, else GB18030 as Chinese spreadsheets save it; the first row is the header.
 * @param mostRows where reading stops; left out, at the end
 * @throws UnreadableTable when the bytes are neither, or the text is no CSV
 */
export function readCsv(bytes: Uint8Array, mostRows?: number): NamesTable {
  requireLines(bytes);
  try {
    const most = mostRows === undefined ? {} : { to: mostRows + 1 };
    const options = {
      bom: true,
      relax_column_count: true,
      skip_empty_lines: true,
      max_record_size: LONGEST_LINE,
      ...most,
    };
    const [header = [], ...rows] = z
      .string()
      .array()
      .array()
      .parse(parse(decoded(bytes), options));
    return { header, rows };
  } catch (cause) {
    if (cause instanceof UnreadableTable) throw cause;
    if (!(cause instanceof CsvError)) throw cause;
    const { lines } = Where.parse(cause);
    throw new UnreadableTable(
      `The file is no readable CSV: ${cause.message}`,
      `文件不是可读的 CSV：${REASONS[cause.code] ?? '格式有误'}（第 ${lines} 行附近）`,
    );
  }
}

function decoded(bytes: Uint8Array): string {
  for (const encoding of ['utf-8', 'gb18030']) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes);
    } catch {
      // The next encoding, or the refusal below.
    }
  }
  throw new UnreadableTable('The file is neither UTF-8 nor GB18030', '文件编码既不是 UTF-8 也不是 GB18030');
}

/** Header of the answer, with a line end. */
export const NAMES_HEADER = 'name,level,classes,rules,advice\n';

/** One line of the answer. Cells that a spreadsheet would run as a formula get an apostrophe before them. */
export function nameLine({ name, level, classes, rules, advice }: Omit<CheckedName, 'adviceEn'>): string {
  return stringify([[guarded(name), level, classes.join(';'), rules.join(';'), guarded(advice)]]);
}
