import type { CalendarRow } from '#server/boundaries/inspections/inspectionContract.ts';

export const BUCKETS = ['all', 'overdue', 'due', 'thisYear', 'nextYear', 'unplanned'] as const;
export type Bucket = (typeof BUCKETS)[number];

/** Whether a line belongs to what the officer asked for. `year` is this year in China. */
export function isIn(bucket: Bucket, { light, open }: CalendarRow, year: number): boolean {
  switch (bucket) {
    case 'all':
      return true;
    case 'overdue':
      return light === 'overdue';
    case 'due':
      return light === 'due_3' || light === 'due_6' || light === 'due_12';
    case 'thisYear':
      return open?.plannedYear === year;
    case 'nextYear':
      return open?.plannedYear === year + 1;
    case 'unplanned':
      return open === null;
  }
}
