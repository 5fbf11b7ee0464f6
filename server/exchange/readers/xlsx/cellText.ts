import { plainDate, plainNumber } from '../plainText.ts';

// ECMA-376 part 1, 18.8.30: dates and times of all languages and of Chinese.
const BUILT_IN_DATES: readonly (readonly [from: number, to: number])[] = [
  [14, 22],
  [27, 36],
  [45, 47],
  [50, 58],
];

/** Whether a number format shows days or times; `code` for formats of the workbook's own. */
export function isDateFormat(id: number, code: string | undefined): boolean {
  if (code === undefined) return BUILT_IN_DATES.some(([from, to]) => id >= from && id <= to);
  const bare = code.replaceAll(/"[^"]*"|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '');
  return !/general/i.test(bare) && /[ymdhs]/i.test(bare);
}

const DAY_MS = 86_400_000;
const UNIX_DAY = 25_569;
const DAYS_TO_1904 = 1_462;
const LAST_DAY = 2_958_466;

/** A day counted from 1900 (or 1904) as `YYYY-MM-DD`; a number that is no day stays a number. */
export function dayOfSerial(serial: number, from1904: boolean): string {
  if (!(serial >= 0 && serial < LAST_DAY)) return plainNumber(serial);
  // The count holds a 29 February 1900 that never was.
  const missing = !from1904 && serial >= 1 && serial < 60 ? 1 : 0;
  const days = serial + missing + (from1904 ? DAYS_TO_1904 : 0) - UNIX_DAY;
  return plainDate(new Date(Math.round((days * DAY_MS) / 1000) * 1000), serial < 1);
}

/** `_x000D_` stands for a character that XML cannot hold. */
export const unescaped = (text: string): string =>
  text.replaceAll(/_x([0-9A-F]{4})_/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));

/** Number of a column from 0: A is 0, AA is 26. */
export function columnOf(reference: string): number {
  let column = 0;
  for (const letter of /^[A-Z]+/i.exec(reference)?.[0] ?? '')
    column = column * 26 + (letter.toUpperCase().charCodeAt(0) - 64);
  return column - 1;
}
