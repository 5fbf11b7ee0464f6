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

const DAY_MS = 86_400_000;
/** How many days a day lies after another. */
export const daysBetween = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / DAY_MS;

// Working days up to each day since this one, counted when first asked for: a thousand limits that are years overdue took
// the walk of the calendar 12 s.
const SINCE = `${FIRST_YEAR}-01-01`;
const counted = [0];

/** How many working days lie after a day, up to and including another; both from 2004 on. */
export const workingDaysBetween = (from: string, to: string): number => workingDaysUpTo(to) - workingDaysUpTo(from);

function workingDaysUpTo(day: string): number {
  const ahead = daysBetween(SINCE, day);
  if (ahead < 0) throw new RangeError(`No calendar of working days before ${SINCE}: ${day}`);
  const known = Math.min(ahead, daysBetween(SINCE, `${lastAnnouncedYear()}-12-31`));
  for (let last = counted.length - 1; last < known; last += 1)
    counted.push((counted[last] ?? 0) + (isWorkingDay(daysOn(SINCE, last + 1)) ? 1 : 0));
  return (counted[known] ?? 0) + weekdaysBefore(day, ahead - known);
}

/** Of so many days up to and including a day those that are no weekend: in whole weeks, since a day of the year 9999 may be asked for. */
function weekdaysBefore(day: string, days: number): number {
  const rest = days % 7;
  const loose = Array.from({ length: rest }, (_, i) => daysOn(day, -i));
  return ((days - rest) / 7) * 5 + loose.filter(isWorkingDay).length;
}

/** Whether a day lies where the calendar is not announced yet, so that a date counted up to it may still move. */
export const isUnannounced = (day: string): boolean => Number(day.slice(0, 4)) > lastAnnouncedYear();

export const dayAfter = (day: string): string => daysOn(day, 1);
export const dayBefore = (day: string): string => daysOn(day, -1);

function daysOn(day: string, days: number): string {
  const next = new Date(`${day}T00:00:00Z`);
  next.setUTCDate(next.getUTCDate() + days);
  return next.toISOString().slice(0, 10);
}
