import { describe, expect, it } from 'vitest';
import { clockLight } from './clockLight.ts';
import { chinaDay, deadline, unitsLeft } from './deadline.ts';
import { isUnannounced, lastAnnouncedYear } from './timeLimits/workingCalendar.ts';

// The State Council's arrangements: 2025 off 28 Jan–4 Feb, working Sun 26 Jan, Sat 8 Feb; 2026 off 15–23 Feb, working
// Sat 14 Feb, Sat 28 Feb. National Day 2025 off 1–8 Oct, working Sun 28 Sep; 2026 off 1–7 Oct, working Sat 10 Oct.
describe('deadline', () => {
  it.each([
    ['over the Spring Festival of 2025 and its working Sunday', 5, '2025-01-24', '2025-02-07'],
    ['on the working Saturday after it', 1, '2025-02-07', '2025-02-08'],
    ['over the Spring Festival of 2026 and its working Saturday', 5, '2026-02-12', '2026-02-26'],
    ['on the working Saturday before it', 1, '2026-02-13', '2026-02-14'],
    ['on the working Saturday after it', 2, '2026-02-26', '2026-02-28'],
    ['on the working Sunday before the Labour Day of 2025', 1, '2025-04-25', '2025-04-27'],
    ['over the National Day of 2025', 4, '2025-09-26', '2025-10-09'],
    ['on the working Sunday after the New Year of 2026', 1, '2025-12-31', '2026-01-04'],
    ['over the National Day of 2026', 5, '2026-09-28', '2026-10-10'],
    ['from the day before it', 1, '2026-09-30', '2026-10-08'],
    ['from a holiday', 5, '2026-10-03', '2026-10-13'],
    ['of the joint decision', 45, '2026-01-30', '2026-04-10'],
    ['of the joint decision with its extension', 60, '2026-01-30', '2026-05-06'],
  ])('%s', (_, length, from, due) => {
    expect(deadline({ length, unit: 'working_day' }, from)).toBe(due);
  });

  it.each([
    ['an ordinary day', '2026-03-01', '2026-03-16', '2026-03-16'],
    ['over New Year', '2026-12-20', '2027-01-04', '2027-01-04'],
    ['in the Spring Festival of 2026', '2026-02-01', '2026-02-16', '2026-02-24'],
    ['on the last day of the Spring Festival of 2025', '2025-01-20', '2025-02-04', '2025-02-05'],
    ['on a shifted working Saturday', '2026-01-30', '2026-02-14', '2026-02-14'],
    ['on a Sunday', '2026-02-28', '2026-03-15', '2026-03-16'],
  ])('15 days ending %s: as the row says', (_, from, kept, moved) => {
    expect(deadline({ length: 15, unit: 'day', holidayEnd: 'keep' }, from)).toBe(kept);
    expect(deadline({ length: 15, unit: 'day', holidayEnd: 'next_working_day' }, from)).toBe(moved);
  });

  it.each([
    [{ length: 45, unit: 'working_day' }, '2026-01-30', '2026-04-24'],
    [{ length: 15, unit: 'day' }, '2026-02-05', '2026-03-12'],
  ] as const)('does not count the days of a pause over the Spring Festival: %o from %s', (clock, from, due) => {
    const pause = { fromOn: '2026-02-10', toOn: '2026-03-02' };
    expect(deadline(clock, from, [pause])).toBe(due);
    const [first, second] = [
      { ...pause, toOn: '2026-02-20' },
      { ...pause, fromOn: '2026-02-20' },
    ];
    expect(deadline(clock, from, [second, first])).toBe(due);
  });

  it('a pause that begins and ends on one day, or has not ended, moves nothing', () => {
    const clock = { length: 15, unit: 'day' } as const;
    for (const toOn of ['2026-03-05', null]) {
      expect(deadline(clock, '2026-03-01', [{ fromOn: '2026-03-05', toOn }])).toBe('2026-03-16');
    }
  });

  it('takes the day of China, not of Greenwich', () => {
    expect(chinaDay('2026-03-01T17:00:00.000Z')).toBe('2026-03-02');
  });

  it('knows from where on the calendar is not published', () => {
    expect(lastAnnouncedYear()).toBeGreaterThanOrEqual(2026);
    expect(isUnannounced('2026-12-31')).toBe(false);
    expect(isUnannounced(`${lastAnnouncedYear() + 1}-01-01`)).toBe(true);
  });
});

describe('unitsLeft', () => {
  it.each([
    ['working_day', '2026-02-26', '2026-02-13', 4],
    ['working_day', '2026-02-26', '2026-02-26', 0],
    ['working_day', '2026-02-13', '2026-02-15', -1],
    ['working_day', '2026-02-28', '2026-03-01', -1],
    ['day', '2026-03-16', '2026-03-20', -4],
    ['day', '2026-03-16', '2026-03-10', 6],
  ] as const)('in %s to %s from %s: %i', (unit, due, today, left) => {
    expect(unitsLeft(unit, due, today)).toBe(left);
  });

  it.each([1, 5, 19, 400, 1503])(
    'is the inverse of the deadline, into years whose holidays are not announced: %i',
    (length) => {
      const last = deadline({ length, unit: 'working_day' }, '2026-02-13');
      expect(unitsLeft('working_day', last, '2026-02-13')).toBe(length);
      expect(unitsLeft('working_day', '2026-02-13', last)).toBe(-length);
    },
  );

  it('does not walk to the year 9999', () => {
    const started = performance.now();
    expect(unitsLeft('working_day', '9999-12-31', '2026-02-13')).toBeGreaterThan(2_000_000);
    expect(performance.now() - started).toBeLessThan(1_000);
  });
});

describe('clockLight', () => {
  const clock = {
    unit: 'day',
    dueOn: '2026-03-16',
    stoppedOn: null,
    pausedFrom: null,
    yellowLeft: 5,
    redLeft: -1,
  } as const;
  it.each([
    ['2026-03-10', 'green'],
    ['2026-03-11', 'yellow'],
    ['2026-03-16', 'yellow'],
    ['2026-03-17', 'red'],
  ])('on %s it is %s', (today, light) => {
    expect(clockLight(clock, today)).toBe(light);
  });
  it('turns where its row says, and is red past due whatever that is', () => {
    expect(clockLight({ ...clock, yellowLeft: 0 }, '2026-03-15')).toBe('green');
    expect(clockLight({ ...clock, redLeft: 1 }, '2026-03-15')).toBe('red');
    expect(clockLight({ ...clock, redLeft: -9 }, '2026-03-17')).toBe('red');
  });
  it('counts working days, so that a festival does not turn it', () => {
    const working = { ...clock, unit: 'working_day', dueOn: '2026-02-26', yellowLeft: 2 } as const;
    expect(clockLight(working, '2026-02-14')).toBe('green');
    expect(clockLight(working, '2026-02-23')).toBe('green');
    expect(clockLight(working, '2026-02-24')).toBe('yellow');
  });
  it('a paused clock is paused, unless it was past due before', () => {
    expect(clockLight({ ...clock, pausedFrom: '2026-03-10' }, '2026-05-01')).toBe('paused');
    expect(clockLight({ ...clock, pausedFrom: '2026-03-17' }, '2026-05-01')).toBe('red');
  });
  it('a stopped clock is done, or late', () => {
    expect(clockLight({ ...clock, stoppedOn: '2026-03-16' }, '2026-05-01')).toBe('done');
    expect(clockLight({ ...clock, stoppedOn: '2026-03-17' }, '2026-05-01')).toBe('late');
  });
});
