import { monthsAfter } from '../../platform/monthsAfter.ts';
import type { InspectionLight } from './inspectionContract.ts';

/** Months before the due day at which the officer is warned, from the rules in force. */
export interface Warnings {
  first: number;
  second: number;
  third: number;
}

/** How near the due day is. The due day itself is still in time. */
export function lightOf(dueOn: string | null, today: string, { first, second, third }: Warnings): InspectionLight {
  if (dueOn === null) return 'unknown';
  if (dueOn < today) return 'overdue';
  if (monthsAfter(dueOn, -third) <= today) return 'due_3';
  if (monthsAfter(dueOn, -second) <= today) return 'due_6';
  return monthsAfter(dueOn, -first) <= today ? 'due_12' : 'later';
}
