import type { ExportFormat, ExportRequest, FormatLimit } from './exportContract.ts';

type Words = Pick<FormatLimit, 'zh' | 'en'>;

/** Everything that some format cannot carry. A code never changes once issued. */
const WORDS = {
  'formula-apostrophe': {
    zh: '以 =、+、-、@ 等开头的文字前加了一个撇号，防止被表格软件当作公式；本系统导入时自动还原。',
    en: 'Text that a spreadsheet would take for a formula has an apostrophe before it; our import takes it away again.',
  },
  'no-geometry': {
    zh: '表格没有图形：点位为东经、北纬两列（度，CGCS2000）；线和面取其上一点，完整图形须另选“图形（WKT）”列或 GIS 格式。',
    en: 'A table has no geometry: longitude and latitude of a point (degrees, CGCS2000); choose the WKT column or a GIS format for lines and areas.',
  },
  'rows-without-geometry': {
    zh: '没有图形的记录以空图形写出；本系统导入时会逐行提示“没有几何”，确认后按无图形导入。',
    en: 'Rows without geometry are written with an empty one; our import tells each of them and takes it once that is confirmed.',
  },
  'text-only-types': {
    zh: 'CSV 不分类型：空值和空文字无法区分。',
    en: 'CSV knows no types: nothing and an empty text look alike.',
  },
  'cell-too-long': {
    zh: '单元格最多 32,767 个字符，过长的已截断。',
    en: 'A cell holds 32,767 characters at most; longer text was cut.',
  },
  'lon-lat-only': {
    zh: 'RFC 7946 只用经纬度（经度在前）；CGCS2000 坐标原值写出，与 WGS 84 相差厘米级。',
    en: 'RFC 7946 has longitude and latitude only; CGCS2000 is written as it is, centimetres from WGS 84.',
  },
  'kml-wgs84': {
    zh: 'KML 只用 WGS 84 经纬度；除名称外的属性在扩展数据中，全部为文字或数字，日期为文字。',
    en: 'KML is WGS 84 only; attributes but for the name are extended data of text or numbers, dates are text.',
  },
  'kml-empty': {
    zh: 'KML 的名称不能区分空值和空文字，首部空格不保留；有的程序读取时合并空格和换行。',
    en: 'In KML no name and an empty one look alike, and leading blanks are lost; some programs join blanks and line breaks when reading.',
  },
  'xml-control': {
    zh: 'KML 不能含控制字符，已去掉。',
    en: 'KML cannot hold control characters; they were left out.',
  },
  'shp-field-names': {
    zh: 'Shapefile 字段名最多 10 个字节，对照表见 README.txt。',
    en: 'Field names of a Shapefile have ten bytes; README.txt says what they mean.',
  },
  'shp-text-length': {
    zh: 'Shapefile 文字最多 254 个字节，过长的已截断。',
    en: 'Text of a Shapefile has 254 bytes at most; longer text was cut.',
  },
  'shp-empty': {
    zh: 'Shapefile 不能区分空值和空文字；文字首尾的空格不保留；日期没有时刻。',
    en: 'In a Shapefile nothing and an empty text look alike; blanks around it are lost; dates have no time.',
  },
  'shp-split': {
    zh: 'Shapefile 一个文件只有一种图形：点、线、面和无图形的记录分开存放。',
    en: 'A Shapefile has one kind of geometry: points, lines, areas and rows without any are files of their own.',
  },
  'shp-control': {
    zh: 'Shapefile 文字不能含空字符，已去掉。',
    en: 'Text of a Shapefile cannot hold U+0000; it was left out.',
  },
  'gbk-gap': {
    zh: 'GBK 没有的字，以〓（或不带调的字母）代替，逐字列出；请改用 UTF-8。',
    en: 'Characters that GBK does not have, replaced by 〓 (or the plain letter) and listed; use UTF-8 instead.',
  },
  'national-unverified': {
    zh: '字段名取自公开记录；类别代码表未经标准原文核对；没有正式编发的地名代码留空，不推算。',
    en: 'Keys as in public records; the list of category codes was not read in the standard; codes that were not issued stay empty.',
  },
} as const satisfies Record<string, Words>;
export type LimitCode = keyof typeof WORDS;

const ALWAYS: Readonly<Record<ExportFormat, readonly LimitCode[]>> = {
  xlsx: ['no-geometry'],
  csv: ['no-geometry', 'formula-apostrophe', 'text-only-types'],
  geojson: ['lon-lat-only'],
  gpkg: [],
  shapefile: ['shp-field-names', 'shp-empty', 'shp-split'],
  kml: ['kml-wgs84', 'kml-empty'],
  national: ['national-unverified'],
};

/** What the format as such cannot carry, whatever is in it. */
export const formatLimits = ({ format }: Pick<ExportRequest, 'format'>): FormatLimit[] =>
  ALWAYS[format].map((code) => ({ code, ...WORDS[code], count: null, examples: [] }));

const MOST_EXAMPLES = 200;

/** Collects what of this very export did not fit. */
export class LimitLog {
  readonly #found = new Map<LimitCode, { count: number; examples: Set<string> }>();

  note(code: LimitCode, example: string): void {
    const entry = this.#found.get(code) ?? { count: 0, examples: new Set() };
    entry.count += 1;
    if (entry.examples.size < MOST_EXAMPLES) entry.examples.add(example);
    this.#found.set(code, entry);
  }

  /** Those of the format first, then those that were met. */
  all(request: Pick<ExportRequest, 'format'>): FormatLimit[] {
    const met = [...this.#found].map(([code, { count, examples }]) => ({
      ...{ code, ...WORDS[code], count },
      examples: [...examples],
    }));
    return [...formatLimits(request), ...met];
  }
}
