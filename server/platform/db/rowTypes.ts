import pg from 'pg';

const TIMESTAMPTZ = 1184;
const TIMESTAMPTZ_ARRAY = 1185;
const TIMESTAMP = 1114;
const DATE = 1082;
const DATE_ARRAY = 1182;
const INT8 = 20;
const INT8_ARRAY = 1016;
const TEXT_ARRAY = 1009;

type Parse = (text: string) => unknown;

const toDate = standard(TIMESTAMPTZ);
const toTexts = standard(TEXT_ARRAY) as (text: string) => (string | null)[];

// 'infinity' is no moment and stays text. Microseconds are cut to milliseconds.
function instant(text: string): string {
  const moment = toDate(text);
  return moment instanceof Date ? moment.toISOString() : text;
}

function integer(text: string): number | string {
  const value = Number(text);
  return Number.isSafeInteger(value) ? value : text;
}

const asText: Parse = (text) => text;
const each =
  (parse: Parse): Parse =>
  (text) =>
    toTexts(text).map((item) => (item === null ? null : parse(item)));

const PARSERS = new Map<number, Parse>([
  [TIMESTAMPTZ, instant],
  [TIMESTAMPTZ_ARRAY, each(instant)],
  [TIMESTAMP, asText],
  [DATE, asText],
  [DATE_ARRAY, each(asText)],
  [INT8, integer],
  [INT8_ARRAY, each(integer)],
]);

/**
 * How columns come back: `timestamptz` as ISO 8601 with Z, `date` as YYYY-MM-DD, `int8` as a number (as text beyond
 * 2^53), json parsed, arrays as arrays; `numeric` and ranges as text.
 */
export const rowTypes = {
  getTypeParser: (oid: number, format?: string): Parse =>
    (format === 'binary' ? undefined : PARSERS.get(oid)) ?? standard(oid, format),
};

// pg knows the number of a type only as one of a list, and knex as any number.
function standard(oid: number, format?: string): Parse {
  return pg.types.getTypeParser(oid as Parameters<typeof pg.types.getTypeParser>[0], format as 'text') as Parse;
}
