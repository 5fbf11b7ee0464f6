import type { ImportFinding } from '../imports/findingContract.ts';
import { LIMITS } from './limits.ts';
import { readerFinding } from './readerFindings.ts';

/** A number as text without exponent: 6.4e+22 becomes 64 and 21 zeros, 1e-7 becomes 0.0000001. */
export function plainNumber(value: number): string {
  const text = String(value);
  const [, sign = '', whole, part = '', power] = /^(-?)(\d+)(?:\.(\d+))?e([+-]\d+)$/.exec(text) ?? [];
  if (whole === undefined) return text;
  const digits = whole + part;
  const point = whole.length + Number(power);
  if (point <= 0) return `${sign}0.${'0'.repeat(-point)}${digits}`;
  return `${sign}${digits.padEnd(point, '0')}`;
}

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
  const cut = count > most ? text.slice(0, most) : text;
  const hasNul = cut.includes(NUL);
  const isBroken = hasNul || !isWellFormed(cut);
  if (!isBroken) return { text: cut, findings };
  const [what, whatZh] = hasNul
    ? ['the character U+0000', '空字符 U+0000']
    : ['half a surrogate pair', '不成对的代理字符'];
  if (count <= most || hasNul) findings.push(readerFinding('bad-character', { heading, what, whatZh }, at));
  return { text: wellFormed(cut).replaceAll(NUL, '\ufffd'), findings };
}

// A text of halves becomes bytes and back with U+FFFD in their place.
const wellFormed = (text: string): string => Buffer.from(text, 'utf8').toString('utf8');
const isWellFormed = (text: string): boolean => !/\p{Surrogate}/u.test(text);
