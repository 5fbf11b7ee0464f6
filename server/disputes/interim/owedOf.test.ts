import { expect, it } from 'vitest';
import { owedOf } from './owedOf.ts';

const HAPPENED = '2026-03-01T00:00:00.000Z';
const light = { now: '2026-03-01T06:30:00.000Z', targets: [{ id: 'dispatch', hours: 2 } as const] };
const sent = (side: 'a' | 'b', hour: number, kind: 'dispatch' | 'report' = 'dispatch') => ({
  ...{ side, kind, who: '某副县长（示例）', what: null },
  at: `2026-03-01T0${hour}:00:00.000Z`,
});

it.each([
  ['nothing on record: all four overdue from the first hour', [], [6.5, 6.5, 6.5, 6.5], [true, true, true, true]],
  ['sent in time and late', [sent('a', 1), sent('b', 3)], [1, 6.5, 3, 6.5], [false, true, true, true]],
  ['a report has no target: done is done', [sent('a', 5, 'report')], [6.5, 5, 6.5, 6.5], [true, false, true, true]],
  ['of two the last record counts', [sent('a', 1), sent('a', 4)], [4, 6.5, 6.5, 6.5], [true, true, true, true]],
])('%s', (_what, responses, hours, overdue) => {
  const owed = owedOf(HAPPENED, responses, light);
  expect(owed.map(({ side, kind }) => `${side} ${kind}`)).toEqual(['a dispatch', 'a report', 'b dispatch', 'b report']);
  expect(owed.map((one) => one.hours)).toEqual(hours);
  expect(owed.map((one) => one.overdue)).toEqual(overdue);
});
