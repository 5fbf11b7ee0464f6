import { dayAfter, daysBetween, isWorkingDay, workingDaysBetween } from './timeLimits/workingCalendar.ts';

export interface ClockLength {
  length: number;
  unit: 'working_day' | 'day';
  /** What becomes of a period whose last day is no working day; `keep` where left out. */
  holidayEnd?: 'keep' | 'next_working_day';
}
/** Days from `fromOn` up to but not including `toOn` that do not count (LL art. 45); null: not over yet. */
export interface Pause {
  fromOn: string;
  toOn: string | null;
}

/**
 * The last day of a period. The day of the event is not counted; 工作日 follow the published calendar with its shifted
 * working days (LL art. 82), 日 are calendar days (TR arts. 13, 14). A pause that is not over yet moves nothing so far.
 * @param startedOn YYYY-MM-DD in China standard time
 */
export function deadline(
  { length, unit, holidayEnd = 'keep' }: ClockLength,
  startedOn: string,
  pauses: readonly Pause[] = [],
): string {
  let day = startedOn;
  for (let counted = 0; counted < length; ) {
    day = dayAfter(day);
    if (countsFor(unit, day) && !isPaused(day, pauses)) counted += 1;
  }
  while (holidayEnd === 'next_working_day' && !isWorkingDay(day)) day = dayAfter(day);
  return day;
}

const countsFor = (unit: ClockLength['unit'], day: string): boolean => unit === 'day' || isWorkingDay(day);

const isPaused = (day: string, pauses: readonly Pause[]): boolean =>
  pauses.some(({ fromOn, toOn }) => toOn !== null && day >= fromOn && day < toOn);

/**
 * Units left from a day to the last day of a period, in the clock's own unit: 0 on the last day, negative past it, and at
 * least one past due even where only a weekend lies between.
 */
export function unitsLeft(unit: ClockLength['unit'], dueOn: string, today: string): number {
  const [from, to] = today <= dueOn ? [today, dueOn] : [dueOn, today];
  const units = unit === 'day' ? daysBetween(from, to) : workingDaysBetween(from, to);
  return today <= dueOn ? units : -Math.max(1, units);
}

/** The day in China (UTC+8, no summer time) of a moment. */
export const chinaDay = (instant: string): string =>
  new Date(new Date(instant).getTime() + 8 * 3_600_000).toISOString().slice(0, 10);
