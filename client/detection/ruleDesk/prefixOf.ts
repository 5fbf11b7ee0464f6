const COUNTY_DIGITS = 6;

/** The beginning of the codes of a division and all in it; the zeros of a township code are its own number. */
export const prefixOf = (code: string): string => (code.length === COUNTY_DIGITS ? code.replace(/(?:00)+$/, '') : code);
