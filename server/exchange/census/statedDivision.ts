import type { PlaceCodeParts } from './placeCode.ts';

/** A county or township in force, inside the division of the office that imports. */
export interface KnownDivision {
  code: string;
  name: string;
}
export interface Stated {
  code: string;
  by: 'code' | 'text' | 'position' | 'office';
}

const COUNTY_DIGITS = 6;

interface Given {
  placeCode: PlaceCodeParts | null;
  /** 所在（跨）行政区, as written. */
  text: string;
  /** The division that holds a point of the shape. */
  position: string | null;
  /** The office's own division, where nothing else says more. */
  office: string;
}

/** Where a record belongs: as its code says, else its words, else its position; never outside the divisions given. */
export function statedDivision(given: Given, divisions: ReadonlyMap<string, KnownDivision>): Stated {
  const code = given.placeCode && divisionOfCode(given.placeCode.division, divisions);
  if (code) return { code, by: 'code' };
  const named = divisionInText(given.text, divisions);
  if (named) return { code: named, by: 'text' };
  if (given.position !== null && divisions.has(given.position)) return { code: given.position, by: 'position' };
  return { code: given.office, by: 'office' };
}

function divisionOfCode(code: string, divisions: ReadonlyMap<string, KnownDivision>): string | undefined {
  return [code, code.slice(0, COUNTY_DIGITS)].find((prefix) => divisions.has(prefix));
}

/** The deepest division named, of which the county, if one is named, is its own. Two that are equally good decide nothing. */
function divisionInText(text: string, divisions: ReadonlyMap<string, KnownDivision>): string | undefined {
  if (text === '') return undefined;
  const named = [...divisions.values()].filter(({ name }) => text.includes(name));
  const counties = new Set(named.filter(({ code }) => code.length === COUNTY_DIGITS).map(({ code }) => code));
  const towns = named.filter(
    ({ code }) => code.length > COUNTY_DIGITS && (counties.size === 0 || counties.has(code.slice(0, COUNTY_DIGITS))),
  );
  if (towns.length === 1) return towns[0]?.code;
  return counties.size === 1 ? [...counties][0] : undefined;
}
