import { describe, expect, it } from 'vitest';
import { clockLight } from './clockLight.ts';
import { chinaDay, deadline } from './deadline.ts';

describe('deadline', () => {
  it.each([
    // Shifted working days around the National Day of 2026: 10 October is a working Saturday.
    [5, 'working_day', '2026-09-28', '2026-10-10'],
    [1, 'working_day', '2026-09-30', '2026-10-08'],
    [5, 'working_day', '2026-10-03', '2026-10-13'],
    // 14 February 2026 is a working Saturday before the Spring Festival.
    [1, 'working_day', '2026-02-13', '2026-02-14'],
    [15, 'day', '2026-03-01', '2026-03-16'],
    [15, 'day', '2026-12-20', '2027-01-04'],
  ] as const)('%i %s from %s end on %s', (length, unit, from, due) => {
    expect(deadline({ length, unit }, from)).toBe(due);
  });

  it('takes the day of China, not of Greenwich', () => {
    expect(chinaDay('2026-03-01T17:00:00.000Z')).toBe('2026-03-02');
  });
});

describe('clockLight', () => {
  const clock = { startedOn: '2026-03-01', dueOn: '2026-03-16', stoppedOn: null };
  it.each([
    ['2026-03-10', 'green'],
    ['2026-03-11', 'yellow'],
    ['2026-03-16', 'yellow'],
    ['2026-03-17', 'red'],
  ])('on %s it is %s', (today, light) => {
    expect(clockLight(clock, today)).toBe(light);
  });
  it('a stopped clock is done, or late', () => {
    expect(clockLight({ ...clock, stoppedOn: '2026-03-16' }, '2026-05-01')).toBe('done');
    expect(clockLight({ ...clock, stoppedOn: '2026-03-17' }, '2026-05-01')).toBe('late');
  });
});
