import { expect, it } from 'vitest';
import { presets } from './presets.ts';

it.each([
  ['2026-03-31', 'thisQuarter', '2026-01-01', '2026-03-31'],
  ['2026-03-31', 'lastQuarter', '2025-10-01', '2025-12-31'],
  ['2026-03-31', 'lastMonth', '2026-02-01', '2026-02-28'],
  ['2026-01-05', 'lastMonth', '2025-12-01', '2025-12-31'],
  ['2024-02-29', 'lastYear', '2023-01-01', '2023-12-31'],
  ['2026-11-30', 'thisQuarter', '2026-10-01', '2026-12-31'],
] as const)('on %s %s is %s to %s', (today, preset, from, to) => {
  expect(presets(today)[preset]).toEqual({ from, to });
});
