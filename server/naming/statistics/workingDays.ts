import chineseDays from 'chinese-days';

const DAY = 86_400_000;

/**
 * How many working days of the published calendar lie in `(from, from + i]`, by i: so that the database can subtract two of
 * them instead of walking the calendar for each case.
 * @param from YYYY-MM-DD
 * @param to YYYY-MM-DD, the last day of the answer
 */
export function workingDays(from: string, to: string): number[] {
  const first = Date.parse(from);
  const counts: number[] = [];
  let count = 0;
  for (let day = first; day <= Date.parse(to); day += DAY) {
    if (day > first && chineseDays.isWorkday(new Date(day).toISOString().slice(0, 10))) count += 1;
    counts.push(count);
  }
  return counts;
}
