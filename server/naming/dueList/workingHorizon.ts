import { dayAfter, isWorkingDay } from '../timeLimits/workingCalendar.ts';

/**
 * How many calendar days after a day the last day lies that has at most `n` working days left, by n from 0 to `most`: so that
 * the database can tell a light without knowing the calendar.
 * @param today YYYY-MM-DD in China standard time
 */
export function workingHorizon(today: string, most: number): number[] {
  const horizon: number[] = [];
  let day = today;
  for (let ahead = 0; horizon.length <= most; ahead += 1) {
    day = dayAfter(day);
    if (isWorkingDay(day)) horizon.push(ahead);
  }
  return horizon;
}
