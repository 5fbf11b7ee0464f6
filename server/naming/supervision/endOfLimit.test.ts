import { expect, it } from 'vitest';
import { endOfLimit } from './endOfLimit.ts';

it.each([
  [90, 'day', '2026-01-15', '2026-04-15'],
  [2, 'year', '2024-03-01', '2026-03-01'],
  [2, 'year', '2024-02-29', '2026-02-28'],
  [null, null, '2026-03-01', '2026-03-01'],
] as const)('%s %s from %s end on %s', (length, unit, from, end) => {
  expect(endOfLimit({ length, unit }, from)).toBe(end);
});
