import { Grouping, Measure } from '#server/naming/statistics/contract.ts';

export const TABLES = ['cases', 'clocks', 'workload', 'assessment'] as const;
export type Table = (typeof TABLES)[number];

/** Days YYYY-MM-DD, both counted. */
export interface Period {
  from: string;
  to: string;
}

/** The row and column of a number. */
export interface Cell {
  measure: Measure;
  by?: Grouping;
  key?: string;
  /** How the row is called, for the heading of the list. */
  row?: string;
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** The calendar year of a day. */
export const yearOf = (day: string): Period => ({ from: `${day.slice(0, 4)}-01-01`, to: `${day.slice(0, 4)}-12-31` });

/** The period an address names, else the year of today. */
export function periodIn(search: URLSearchParams, today: string): Period {
  const [from, to] = [search.get('from') ?? '', search.get('to') ?? ''];
  return DAY.test(from) && DAY.test(to) ? { from, to } : yearOf(today);
}

/** The table an address names. */
export const tableIn = (search: URLSearchParams): Table =>
  TABLES.find((table) => table === search.get('table')) ?? 'cases';

/** The grouping an address names. */
export const groupingIn = (search: URLSearchParams): Grouping =>
  Grouping.safeParse(search.get('by')).data ?? 'category';

/** Where the list behind a number is. */
export function addressOf({ measure, by, key, row }: Cell, { from, to }: Period): string {
  const parts = Object.entries({ from, to, measure, by, key, row }).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value]],
  );
  return `/statistics/cases?${new URLSearchParams(parts)}`;
}

/** The number an address of a list names; undefined for none. */
export function cellIn(search: URLSearchParams): Cell | undefined {
  const measure = Measure.safeParse(search.get('measure'));
  if (!measure.success) return undefined;
  const by = Grouping.safeParse(search.get('by')).data;
  const [key, row] = [search.get('key'), search.get('row')];
  return {
    measure: measure.data,
    ...(by ? { by } : {}),
    ...(key === null ? {} : { key }),
    ...(row === null ? {} : { row }),
  };
}
