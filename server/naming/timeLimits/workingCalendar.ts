import chineseDays from 'chinese-days';

// The holiday arrangement of a year is published by the State Council late in the year before.
const FIRST_YEAR = 2004;
let known: number | undefined;

/** The last year whose holidays and shifted working days have been published and are in the calendar in use. */
export function lastAnnouncedYear(): number {
  known ??= countYears();
  return known;
}

function countYears(): number {
  let year = FIRST_YEAR;
  while (chineseDays.getHolidaysInRange(`${year + 1}-01-01`, `${year + 1}-12-31`, false).length > 0) year += 1;
  return year;
}

/** Whether a day (YYYY-MM-DD) is a working day (工作日), shifted ones included. Past the last announced year only weekends are known. */
export const isWorkingDay = (day: string): boolean => chineseDays.isWorkday(day);

/** Whether a day lies where the calendar is not announced yet, so that a date counted up to it may still move. */
export const isUnannounced = (day: string): boolean => Number(day.slice(0, 4)) > lastAnnouncedYear();

export const dayAfter = (day: string): string => daysOn(day, 1);
export const dayBefore = (day: string): string => daysOn(day, -1);

function daysOn(day: string, days: number): string {
  const next = new Date(`${day}T00:00:00Z`);
  next.setUTCDate(next.getUTCDate() + days);
  return next.toISOString().slice(0, 10);
}
