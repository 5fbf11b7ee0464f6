import chineseDays from 'chinese-days';
import dayjs from 'dayjs';
import utc from 'dayjs/plugin/utc.js';

dayjs.extend(utc);

/** The last day of so many days or working days (shifted ones included) after a day, which is not counted. @param day YYYY-MM-DD */
export const dueDay = (day: string, amount: number, unit: string): string =>
  unit === 'working_day'
    ? chineseDays.findWorkday(amount, day)
    : dayjs.utc(day).add(amount, 'day').format('YYYY-MM-DD');

/** The day in China (UTC+8, no summer time) of an ISO instant. */
export const dayInChina = (instant: string): string => dayjs.utc(instant).add(8, 'hour').format('YYYY-MM-DD');
