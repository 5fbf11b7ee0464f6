import type { ArchiveEntry } from './archive.ts';
import { looseText, utf16Of } from './encodings.ts';
import { readerRefusal } from './readerFindings.ts';
import type { SourceFormat } from './sourceContract.ts';

/** What the first bytes say: a format, an archive to look into, or text. */
type Told = SourceFormat | 'archive' | 'text';

/** Formats by their first bytes. What cannot be read is listed too, so that the refusal can name it. */
const SIGNS: readonly (readonly [start: string, told: Told | { unread: string }])[] = [
  ['PK\x03\x04', 'archive'],
  ['PK\x05\x06', 'archive'],
  ['SQLite format 3\0', 'GeoPackage'],
  ['\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', 'XLS'],
  ['\x09\x08', { unread: 'XLS 5.0/95' }],
  ['\x00\x00\x27\x0a', { unread: '.shp' }],
  ['%PDF', { unread: 'PDF' }],
  ['Rar!', { unread: 'RAR' }],
  ['7z\xbc\xaf\x27\x1c', { unread: '7z' }],
  ['\x1f\x8b', { unread: 'gzip' }],
  ['AC10', { unread: 'DWG' }],
  ['\x89PNG', { unread: 'PNG' }],
  ['\xff\xd8\xff', { unread: 'JPEG' }],
  ['II*\0', { unread: 'TIFF' }],
];

/** Formats of text by how it begins, after the byte order mark and white space. */
const TEXTS: readonly (readonly [start: RegExp, told: SourceFormat | 'html' | { unread: string }])[] = [
  [/^(<!doctype html|<html|<head|<meta|<table|<body|<div|<style|mime-version:)/i, 'html'],
  [/^[{[]/, 'GeoJSON'],
  [/^<([\s\S]*<)?(\w+:)?kml[\s>]/, 'KML'],
  [/^<[\s\S]*urn:schemas-microsoft-com:office:spreadsheet/, { unread: 'XML Spreadsheet 2003' }],
  [/^<[\s\S]*<html/i, 'html'],
  [/^<(\?xml|\w+:\w+)/, { unread: 'XML' }],
];

/**
 * Tells a format by the first bytes of a file, never by its name.
 * @throws Problem empty, html-page or unknown-format
 */
export function formatOf(start: Buffer): Told {
  if (start.length === 0) throw readerRefusal('empty');
  const bytes = start.toString('latin1', 0, 16);
  const [, told] = SIGNS.find(([sign]) => bytes.startsWith(sign)) ?? [];
  if (typeof told === 'object') throw readerRefusal('unknown-format', { what: told.unread });
  if (told !== undefined) return told;
  return textFormat(start);
}

function textFormat(start: Buffer): SourceFormat | 'text' {
  const wide = utf16Of(start);
  const text = looseText(start, wide?.encoding ?? 'UTF-8').trimStart();
  const [, told] = TEXTS.find(([sign]) => sign.test(text)) ?? [];
  if (told === 'html') throw readerRefusal('html-page');
  if (typeof told === 'object') throw readerRefusal('unknown-format', { what: told.unread });
  if (told !== undefined) return told;
  if (isBinary(text)) throw readerRefusal('unknown-format', { what: '二进制 binary' });
  if (text === '') throw readerRefusal('empty');
  return 'text';
}

/** One control character in fifty is no text any more; single ones are told row by row. */
function isBinary(text: string): boolean {
  const control = [...text].filter((character) => character < ' ' && !/[\t\n\f\r\v]/.test(character)).length;
  return control > text.length / 50;
}

/** Formats of archives by the entries that they must have. */
export type PackedFormat = Extract<SourceFormat, 'XLSX' | 'FileGDB' | 'Shapefile' | 'KMZ'>;
const PACKED: readonly (readonly [entry: RegExp, format: PackedFormat])[] = [
  [/^xl\/workbook\.xml$/, 'XLSX'],
  [/\.gdbtable$/i, 'FileGDB'],
  [/\.shp$/i, 'Shapefile'],
  [/\.kml$/i, 'KMZ'],
];

/** @throws Problem archive-no-data */
export function packedFormat(entries: readonly ArchiveEntry[]): PackedFormat {
  const [, format] = PACKED.find(([sign]) => entries.some(({ name }) => sign.test(name.replaceAll('\\', '/')))) ?? [];
  if (format !== undefined) return format;
  const names = entries.slice(0, 5).map(({ name }) => name);
  throw readerRefusal('archive-no-data', { entries: names.join('、') || '–' });
}

/** What the endings of names promise. */
const NAMED: Readonly<Record<string, readonly SourceFormat[]>> = {
  csv: ['CSV', 'TSV'],
  tsv: ['CSV', 'TSV'],
  txt: ['CSV', 'TSV'],
  xlsx: ['XLSX', 'XLS'],
  xls: ['XLS', 'XLSX'],
  gpkg: ['GeoPackage'],
  json: ['GeoJSON'],
  geojson: ['GeoJSON'],
  kml: ['KML', 'KMZ'],
  kmz: ['KMZ', 'KML'],
  zip: ['Shapefile', 'FileGDB', 'KMZ', 'XLSX'],
};

/** The ending of a name that promises another format than the content is. */
export function falseEnding(fileName: string, format: SourceFormat): string | undefined {
  const [, ending] = /\.([a-z]+)$/i.exec(fileName) ?? [];
  const promised = NAMED[ending?.toLowerCase() ?? ''];
  return promised === undefined || promised.includes(format) ? undefined : ending?.toUpperCase();
}
