import { expect, it } from 'vitest';
import { unitsLeft } from '../deadline.ts';
import { dayAfter } from '../timeLimits/workingCalendar.ts';
import { workingHorizon } from './workingHorizon.ts';

const plus = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);

// Before, in and after the Spring Festival, its shifted Saturdays (14 and 28 February 2026), and a plain Friday.
it.each(['2026-02-06', '2026-02-13', '2026-02-14', '2026-02-17', '2026-02-23', '2026-02-27', '2026-06-05'])(
  'agrees with the units left, from %s',
  (today) => {
    const horizon = workingHorizon(today, 20);
    expect(horizon).toHaveLength(21);
    horizon.forEach((ahead, left) => {
      const last = plus(today, ahead);
      expect([left, unitsLeft('working_day', last, today)]).toEqual([left, left]);
      expect(unitsLeft('working_day', dayAfter(last), today)).toBe(left + 1);
    });
  },
);
