import { registerCode } from '../importUnit.ts';

/** A code without blanks, in half-width digits and capitals. */
export const plainCode = (text: string): string =>
  /^\d*$/.test(text)
    ? text
    : text
        .normalize('NFKC')
        .replace(/[\s\p{Cf}]/gu, '')
        .toUpperCase();

const EXPONENT = /^\d(\.\d+)?E\+?\d{1,2}$/;

/** Whether a spreadsheet has turned a code into `6.40302E+11`. */
export const isDamagedCode = (code: string): boolean => EXPONENT.test(code);

/** As the register writes it (6, 9 or 12 digits), or undefined for what is no division code. */
export const divisionCodeOf = (code: string): string | undefined => registerCode(code);

/** 6, 9 or 12: how many digits a unit of this name has; undefined where the name does not tell. */
export function digitsOf(name: string): number | undefined {
  if (/(村委会|居委会|委员会|社区|村)$/u.test(name)) return 12;
  return /(镇|乡|街道|街道办事处|苏木)$/u.test(name) ? 9 : undefined;
}

/** `640302-640303` with the lesser code first; undefined for anything else. */
export function lineCodeOf(code: string): string | undefined {
  const sides = /^(\d{6}(?:\d{3})?)[-_—–~](\d{6}(?:\d{3})?)$/.exec(code);
  if (!sides?.[1] || !sides[2] || sides[1] === sides[2]) return undefined;
  return [sides[1], sides[2]].sort().join('-');
}

/** Glossary 4.1: division 9, category 5, serial 6. */
export const isPlaceCode = (code: string): boolean => /^\d{20}$/.test(code);
