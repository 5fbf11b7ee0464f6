import dayjs from 'dayjs';
import utc from 'dayjs/plugin/utc.js';

dayjs.extend(utc);

/**
 * The same day so many months later, or earlier where they are negative; the last of the month where it has no such day
 * (2026-01-31 + 1 → 2026-02-28).
 * @param day YYYY-MM-DD
 */
export const monthsAfter = (day: string, months: number): string =>
  dayjs.utc(day).add(months, 'month').format('YYYY-MM-DD');
