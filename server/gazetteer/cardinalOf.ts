const DIGIT = new Map([...'零一二三四五六七八九'].map((char, value) => [char, value]));
const digit = (char: string | undefined): number => DIGIT.get(char ?? '') ?? 0;
const WHOLE = /^(?:([一二三四五六七八九])百)?(零?)(?:([一二三四五六七八九]?)十)?([一二三四五六七八九])?$/;

/**
 * Value of a number written in Chinese (1–999) or in Arabic digits; `null` for strings of digits that are no number
 * (五一, 三八, 九一八: days, not ordinals; PR84 rule 6).
 */
export function cardinalOf(text: string): number | null {
  if (/^\d{1,4}$/.test(text)) return Number(text);
  const [, hundreds, , tens, ones] = (text.length > 5 ? null : WHOLE.exec(text)) ?? [];
  const value = digit(hundreds) * 100 + (tens === '' ? 10 : digit(tens) * 10) + digit(ones);
  return value === 0 ? null : value;
}

const UNITS = ['', '十', '百', '千'];
const DIGITS = [...'零一二三四五六七八九'];

/** How digits are read aloud: 12 → 十二, 305 → 三百零五; longer runs and leading zeros digit by digit. */
export function spokenDigits(digits: string): string {
  if (digits.length > 4 || digits.startsWith('0')) return [...digits].map((d) => DIGITS[Number(d)] ?? d).join('');
  const read = [...digits]
    .map((d, i) => (d === '0' ? '零' : `${DIGITS[Number(d)] ?? d}${UNITS[digits.length - 1 - i] ?? ''}`))
    .join('');
  return read.replace(/零+/g, '零').replace(/零$/, '').replace(/^一十/, '十');
}
