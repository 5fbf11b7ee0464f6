import { importRefusal } from './importRefusal.ts';

const MOST_BYTES = 200 * 1024 * 1024;

/** Other formats, known by their first bytes. */
const FORMATS: readonly (readonly [name: string, start: string])[] = [
  ['ZIP (Shapefile, File GDB, XLSX)', 'PK'],
  ['GeoPackage', 'SQLite format 3'],
  ['XLS', '\u00d0\u00cf\u0011\u00e0'],
  ['KML/XML', '<'],
];

/** @throws Problem unless the bytes can be GeoJSON, and where the kind is one that cannot be imported yet */
export function requireGeoJson(bytes: Uint8Array, kind: string): void {
  if (kind !== 'auto' && kind !== 'divisions') throw later(`--kind ${kind}`);
  if (bytes.length === 0) throw importRefusal('empty', 'The file is empty', '文件为空');
  if (bytes.length > MOST_BYTES)
    throw importRefusal('too-large', 'The file is larger than 200 MiB', '文件超过 200 MiB', '分成几个文件 / split it');
  const start = Buffer.from(bytes.subarray(0, 64))
    .toString('latin1')
    .replace(/^\u00ef\u00bb\u00bf/, '')
    .trimStart();
  if (start.startsWith('{') || start.startsWith('[')) return;
  throw later(FORMATS.find(([, first]) => start.startsWith(first))?.[0] ?? '表格 tables, 文本 text');
}

const later = (what: string) =>
  importRefusal(
    'not-yet',
    `${what}: only outlines of divisions in GeoJSON can be imported so far; the rest arrives with the exchange issue`,
    `${what}：目前只能导入 GeoJSON 格式的行政区划轮廓，其余在“数据交换”任务中提供`,
  );
