import type { Cell } from '../collection.ts';
import { gbkBytes, inGbk } from './gbkText.ts';
import type { WriterPlan } from './writer.ts';

/** Values as the format can carry them; what it cannot is noted. */
export type CarriedText = (values: Readonly<Record<string, Cell>>) => Record<string, Cell>;

const MOST_BYTES = 254;
// XML 1.0 section 2.2: of the control characters only tab and the two of a line end.
const NOT_IN_XML = /(?![\t\n\r\u007f-\u009f])[\p{Cc}\ufffe\uffff]/gu;

/** GeoPackage carries everything; KML no control characters; a Shapefile 254 bytes, of GBK where that was asked for. */
export function carriedText({ request, nameColumn, limits }: WriterPlan): CarriedText {
  const { format, encoding } = request;
  if (format === 'gpkg') return (values) => ({ ...values });
  return (values) => {
    const name = String(values[nameColumn] ?? '');
    const carried = (text: string): string => {
      if (format === 'kml') return withoutControl(text, () => limits.note('xml-control', name));
      const written = encoding === 'GBK' ? inGbk(text, (lost) => limits.note('gbk-gap', gapText(lost, name))) : text;
      return cut(written, encoding === 'GBK' ? gbkBytes : utf8Bytes, () => limits.note('shp-text-length', name));
    };
    return Object.fromEntries(
      Object.entries(values).map(([key, value]) => [key, typeof value === 'string' ? carried(value) : value]),
    );
  };
}

function withoutControl(text: string, noted: () => void): string {
  const kept = text.replaceAll(NOT_IN_XML, '');
  if (kept !== text) noted();
  return kept;
}

const utf8Bytes = (text: string): number => Buffer.byteLength(text, 'utf8');

function cut(text: string, bytes: (text: string) => number, noted: () => void): string {
  // No encoding here needs more than four bytes for a unit of two.
  if (text.length * 4 <= MOST_BYTES || bytes(text) <= MOST_BYTES) return text;
  noted();
  let [kept, left] = ['', MOST_BYTES];
  for (const character of text) {
    left -= bytes(character);
    if (left < 0) break;
    kept += character;
  }
  return kept;
}

/** `䶮 U+4DAE（䶮村）`: the character, its number and where it stands. */
const gapText = (character: string, name: string): string =>
  `${character} U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase()}（${name}）`;
