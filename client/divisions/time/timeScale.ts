const MILLISECONDS = 86_400_000;

/** Days since 1970 of a calendar day. */
export const numberOf = (day: string): number => Date.parse(`${day}T00:00:00Z`) / MILLISECONDS;
export const dayOfNumber = (number: number): string => new Date(number * MILLISECONDS).toISOString().slice(0, 10);

export interface TimeScale {
  first: number;
  last: number;
  /** Years with a label, and where they begin, from 0 to 1. */
  years: readonly { year: number; place: number }[];
  placeOf: (day: string) => number;
}

/** At most so many years bear a label. */
const MOST_LABELS = 6;

/** The years from the one of the first day that the register knows to the later of today and the last change. */
export function timeScale(firstDay: string, lastDay: string): TimeScale {
  const [firstYear, lastYear] = [Number(firstDay.slice(0, 4)), Number(lastDay.slice(0, 4))];
  const first = numberOf(`${firstDay.slice(0, 4)}-01-01`);
  const last = Math.max(numberOf(lastDay), first + 1);
  const placeOf = (day: string) => Math.min(1, Math.max(0, (numberOf(day) - first) / (last - first)));
  const step = Math.ceil((lastYear - firstYear + 1) / MOST_LABELS);
  const labelled = Array.from({ length: lastYear - firstYear + 1 }, (_, i) => firstYear + i).filter(
    (year) => (year - firstYear) % step === 0,
  );
  return { first, last, placeOf, years: labelled.map((year) => ({ year, place: placeOf(`${year}-01-01`) })) };
}

/** The nearest day with a change before or after a day; undefined where there is none. */
export function changeBeside(days: readonly string[], day: string, direction: 'before' | 'after'): string | undefined {
  return direction === 'after' ? days.find((one) => one > day) : days.findLast((one) => one < day);
}
