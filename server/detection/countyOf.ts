import { divisionPrefix } from '../accounts/divisionPrefix.ts';
import type { NameToCheck } from './checkNames.ts';

/** A county as the register has it. */
export interface KnownCounty {
  code: string;
  name: string;
  /** From the prefecture on: 吴忠市利通区. */
  path: string;
  /** Name of the province, in full and without generic; null where the register does not have it. */
  province: string | null;
  provinceSpecific: string | null;
}

const CODE = /^\d{2,12}$/u;
const COUNTY_DIGITS = 6;
/** The code of a county, or of what lies in it; undefined where the cell holds a name. */
export const countyCodeIn = (cell: string): string | undefined =>
  CODE.test(cell) && cell.length >= COUNTY_DIGITS ? cell.slice(0, COUNTY_DIGITS) : undefined;

/** A cell may hold 64 or 640000: what all codes inside begin with. */
const begins = (code: string, cell: string): boolean =>
  code.startsWith(divisionPrefix(cell.padEnd(COUNTY_DIGITS, '0')));

function isInProvince({ code, province, provinceSpecific }: KnownCounty, cell: string): boolean {
  if (cell === '' || province === null) return true;
  return CODE.test(cell) ? begins(code, cell) : province.startsWith(cell) || provinceSpecific === cell;
}

const isInCity = ({ code, path }: KnownCounty, cell: string): boolean =>
  cell !== '' && (CODE.test(cell) ? begins(code, cell) : path.startsWith(cell));

/**
 * The county that a row names, by name or code, among those of that name: the one in its province and city, or the only one
 * in its province. Undefined where there is none in the province, or more than one.
 */
export function countyOf({ province, city }: NameToCheck, named: readonly KnownCounty[]): string | undefined {
  const here = named.filter((county) => isInProvince(county, province));
  const inCity = here.filter((county) => isInCity(county, city));
  const [only, ...others] = inCity.length > 0 ? inCity : here;
  return others.length === 0 ? only?.code : undefined;
}
