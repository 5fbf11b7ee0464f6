import type { InspectionLight } from './inspectionContract.ts';

/** Months before the due day at which the officer is warned, from the rules in force. */
export interface Warnings {
  first: number;
  second: number;
  third: number;
}

/** A calendar month is added by its number; 31 August and six months is the last of February. */
export function addMonths(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const count = year * 12 + (month - 1) + months;
  const [toYear, toMonth] = [Math.floor(count / 12), count % 12];
  const last = new Date(Date.UTC(toYear, toMonth + 1, 0)).getUTCDate();
  return new Date(Date.UTC(toYear, toMonth, Math.min(date, last))).toISOString().slice(0, 10);
}

/** How near the due day is. The due day itself is still in time. */
export function lightOf(dueOn: string | null, today: string, { first, second, third }: Warnings): InspectionLight {
  if (dueOn === null) return 'unknown';
  if (dueOn < today) return 'overdue';
  if (addMonths(dueOn, -third) <= today) return 'due_3';
  if (addMonths(dueOn, -second) <= today) return 'due_6';
  return addMonths(dueOn, -first) <= today ? 'due_12' : 'later';
}
