import { expect, it } from 'vitest';
import { changeBeside, dayOfNumber, numberOf, timeScale } from './timeScale.ts';

it('counts days over leap years and back', () => {
  expect(numberOf('2024-03-01') - numberOf('2024-02-28')).toBe(2);
  expect(dayOfNumber(numberOf('2024-02-29'))).toBe('2024-02-29');
});

it('spans whole years from the first one and labels at most six', () => {
  const scale = timeScale('2023-06-30', '2026-11-29');
  expect(dayOfNumber(scale.first)).toBe('2023-01-01');
  expect(scale.years.map(({ year }) => year)).toEqual([2023, 2024, 2025, 2026]);
  expect(scale.placeOf('2023-01-01')).toBe(0);
  expect(scale.placeOf('2026-11-29')).toBe(1);
  expect(timeScale('1983-01-01', '2026-11-29').years.length).toBeLessThanOrEqual(6);
  expect(timeScale('2026-01-01', '2026-01-01').last).toBeGreaterThan(timeScale('2026-01-01', '2026-01-01').first);
});

it('finds the change before and after a day', () => {
  const days = ['2024-01-01', '2026-03-01'];
  expect(changeBeside(days, '2026-03-01', 'before')).toBe('2024-01-01');
  expect(changeBeside(days, '2026-02-28', 'after')).toBe('2026-03-01');
  expect(changeBeside(days, '2026-03-01', 'after')).toBeUndefined();
});
