import type { ImportFinding } from '../imports/findingContract.ts';
import { LIMITS } from './limits.ts';
import { readerFinding } from './readerFindings.ts';

/** A number, or its text, without exponent: 6.4e+22 becomes 64 and 21 zeros, 1e-7 becomes 0.0000001. */
export function plainNumber(value: number | string): string {
  const text = String(value);
  const [, sign = '', whole, part = '', power] = /^(-?)(\d+)(?:\.(\d+))?[eE]([+-]?\d+)$/.exec(text) ?? [];
  if (whole === undefined || Math.abs(Number(power)) > MOST_DIGITS) return text;
  const digits = whole + part;
  const point = whole.length + Number(power);
  if (point <= 0) return `${sign}0.${'0'.repeat(-point)}${digits}`;
  if (point >= digits.length) return `${sign}${digits.padEnd(point, '0')}`;
  return `${sign}${digits.slice(0, point)}.${digits.slice(point)}`;
}
const MOST_DIGITS = 400;

/** A day, and the time where it is not midnight: `2024-05-20`, `2024-05-20 08:30:00`; a time alone has no day. */
export function plainDate(date: Date, isTimeOnly = false): string {
  const [day = '', time = ''] = date.toISOString().split(/[T.]/);
  if (isTimeOnly) return time;
  return time === '00:00:00' ? day : `${day} ${time}`;
}

const NUL = '\u0000';

/** The text as it can be kept, and what had to be said of it. No database keeps U+0000 or half a surrogate pair. */
export function keptText(
  text: string,
  heading: string,
  at: { row: number } | { feature: number },
): { text: string; findings: ImportFinding[] } {
  const findings: ImportFinding[] = [];
  const count = text.length;
  const most = LIMITS.cellCharacters;
  if (count > most) findings.push(readerFinding('cell-too-long', { heading, count, most }, at));
  const cut = wellFormed(count > most ? text.slice(0, most) : text);
  const [what, whatZh] = badCharacter(count > most ? cut : text) ?? [];
  if (what === undefined || whatZh === undefined) return { text: cut, findings };
  findings.push(readerFinding('bad-character', { heading, what, whatZh }, at));
  return { text: cut.replaceAll(NUL, '\ufffd'), findings };
}

function badCharacter(text: string): readonly [en: string, zh: string] | undefined {
  if (text.includes(NUL)) return ['the character U+0000', '空字符 U+0000'];
  if (/\p{Surrogate}/u.test(text)) return ['half a surrogate pair', '不成对的代理字符'];
  return text.includes('\ufffd')
    ? ['a character that was lost before (U+FFFD)', '此前已丢失的字符（U+FFFD）']
    : undefined;
}

// As long as a choice of columns may be.
const MOST_NAME = 200;

/** A heading or name of a layer as it can be kept. */
export const keptName = (text: string): string => wellFormed(text.slice(0, MOST_NAME)).replaceAll(NUL, '\ufffd');

// A text of halves becomes bytes and back with U+FFFD in their place.
const wellFormed = (text: string): string =>
  /\p{Surrogate}/u.test(text) ? Buffer.from(text, 'utf8').toString('utf8') : text;
