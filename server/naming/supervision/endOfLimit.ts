import { deadline } from '../deadline.ts';
import type { PenaltyLimit } from './lawContract.ts';

/**
 * The last day of a limit of the Administrative Penalty Law: days are calendar days (art. 85), years end on the same day
 * of the calendar, or the last of the month. A limit without a length ends at once.
 */
export function endOfLimit({ length, unit }: Pick<PenaltyLimit, 'length' | 'unit'>, from: string): string {
  const count = length ?? 0;
  if (unit !== 'year') return deadline({ length: count, unit: 'day' }, from);
  const [year = 0, month = 1, day = 1] = from.split('-').map(Number);
  const last = new Date(Date.UTC(year + count, month, 0)).getUTCDate();
  return new Date(Date.UTC(year + count, month - 1, Math.min(day, last))).toISOString().slice(0, 10);
}
