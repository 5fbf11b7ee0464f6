import { countDue, dueSummary } from '#server/naming/dueList/dueSummary.ts';
import { listDue } from '#server/naming/dueList/listDue.ts';
import type { Measured } from './nameQueries.ts';

/** The list of running time limits and its counts, on the cases of `loadCases`. */
export function dueQueries({ db, officer }: Pick<Measured, 'db' | 'officer'>): Record<string, () => Promise<unknown>> {
  const today = new Date().toISOString().slice(0, 10);
  return {
    'time limits: my office': () => listDue(db, officer, { whose: 'mine', limit: 50 }, today),
    'time limits: the red ones of the division': () =>
      listDue(db, officer, { whose: 'all', light: 'red', limit: 50 }, today),
    'time limits: the count of the menu': () => countDue(db, officer, today),
    'time limits: counts and choices': () => dueSummary(db, officer, { whose: 'all' }, today),
  };
}
