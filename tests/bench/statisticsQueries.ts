import { caseCounts } from '#server/naming/statistics/caseCounts.ts';
import { clockCounts } from '#server/naming/statistics/clockCounts.ts';
import { listCountedCases } from '#server/naming/statistics/listCountedCases.ts';
import { officerCounts } from '#server/naming/statistics/officerCounts.ts';
import type { Measured } from './nameQueries.ts';

/** The statistics of one of the ten years that `loadCases` fills up to today, by what they are. */
export function statisticsQueries({
  db,
  officer,
}: Pick<Measured, 'db' | 'officer'>): Record<string, () => Promise<unknown>> {
  const today = new Date().toISOString().slice(0, 10);
  const year = Number(today.slice(0, 4)) - 1;
  const days = { from: `${year}-01-01`, to: `${year}-12-31` };
  const period = { ...days, today };
  const list = (query: object) =>
    listCountedCases(db, officer, { limit: 50, measure: 'received', ...days, ...query }, today);
  return {
    'statistics: cases of a year by county': () => caseCounts(db, officer, 'county', period),
    'statistics: time limits of a year': () => clockCounts(db, officer, period),
    'statistics: officers of a year': () => officerCounts(db, officer, period),
    'statistics: the list behind filings late in a county': () =>
      list({ measure: 'filedLate', by: 'county', key: '640302' }),
    'statistics: the list behind an officer’s number': () => list({ measure: 'handled', key: officer.id }),
    'statistics: the list behind a clock’s number': () => list({ measure: 'late', key: 'C2b/45/working_day' }),
  };
}
