import { expect, it } from 'vitest';
import { monthsAfter } from './monthsAfter.ts';

it.each([
  ['2026-11-24', 1, '2026-12-24'],
  ['2026-11-24', 12, '2027-11-24'],
  ['2026-01-31', 1, '2026-02-28'],
  ['2024-02-29', 12, '2025-02-28'],
  ['2026-08-31', 18, '2028-02-29'],
])('%s and %i months: %s', (day, months, expected) => {
  expect(monthsAfter(day, months)).toBe(expected);
});
