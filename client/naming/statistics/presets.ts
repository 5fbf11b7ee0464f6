import dayjs from 'dayjs';
import { type Period, yearOf } from './address.ts';

export const PRESETS = ['thisYear', 'lastYear', 'thisQuarter', 'lastQuarter', 'thisMonth', 'lastMonth'] as const;
export type Preset = (typeof PRESETS)[number];

const months = (first: dayjs.Dayjs, count: number): Period => ({
  from: first.format('YYYY-MM-DD'),
  to: first.add(count, 'month').subtract(1, 'day').format('YYYY-MM-DD'),
});

/** The usual periods as of a day YYYY-MM-DD. */
export function presets(today: string): Record<Preset, Period> {
  const month = dayjs(today).startOf('month');
  const quarter = month.subtract(month.month() % 3, 'month');
  return {
    thisYear: yearOf(today),
    lastYear: yearOf(month.subtract(1, 'year').format('YYYY-MM-DD')),
    thisQuarter: months(quarter, 3),
    lastQuarter: months(quarter.subtract(3, 'month'), 3),
    thisMonth: months(month, 1),
    lastMonth: months(month.subtract(1, 'month'), 1),
  };
}
