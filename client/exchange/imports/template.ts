import type { ImportField } from '#server/exchange/imports/importContract.ts';

// Excel reads a CSV as UTF-8 only where it begins with this mark.
const MARK = '\uFEFF';
const quoted = (cell: string): string => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

/** The headings of a kind as an empty CSV table, required ones first: UTF-8 with mark, as Excel and WPS open it. */
export function templateOf(fields: readonly Pick<ImportField, 'label' | 'required'>[]): string {
  const sorted = [...fields.filter(({ required }) => required), ...fields.filter(({ required }) => !required)];
  return `${MARK}${sorted.map(({ label }) => quoted(label)).join(',')}\r\n`;
}
