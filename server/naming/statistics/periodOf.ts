import { Problem } from '../../platform/problem.ts';
import type { PeriodQuery } from './contract.ts';

/** Calendar days in China, both counted. */
export interface Period {
  from: string;
  to: string;
  /** The day on which the statistics are read. */
  today: string;
}

/** The period asked for; what is missing is the first or last day of this calendar year. @throws Problem invalid-input */
export function periodOf({ from, to }: PeriodQuery, today: string): Period {
  const year = today.slice(0, 4);
  const period = { from: from ?? `${year}-01-01`, to: to ?? `${year}-12-31`, today };
  if (period.from <= period.to) return period;
  const message = 'The period ends before it begins';
  const messageZh = '统计期间的止日早于起日';
  throw new Problem('invalid-input', message, {
    detailZh: `${messageZh}。`,
    errors: [{ in: 'query', pointer: '/to', code: 'ends-before-start', detail: message, detailZh: messageZh }],
  });
}
