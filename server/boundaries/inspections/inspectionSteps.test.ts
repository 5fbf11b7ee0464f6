import { describe, expect, it } from 'vitest';
import { monthsAfter } from '../../platform/monthsAfter.ts';
import { InspectionAct, InspectionState } from './inspectionContract.ts';
import { INSPECTION_STEPS, type InspectionFacts, missingFor, nextStep } from './inspectionSteps.ts';
import { lightOf } from './lightOf.ts';
import { spreadLines } from './spreadLines.ts';

const READY: InspectionFacts = {
  ...{ hasInspectorsA: true, hasInspectorsB: true, hasDeskResult: true, uncheckedItems: 0, items: 3, openDefects: 0 },
  ...{ hasReport: true, signedSides: 2, hasFiling: true, hasArchive: true },
};

describe('the steps', () => {
  it('lead through every state once, from planned to archived', () => {
    const path = InspectionAct.options.map((act) => [INSPECTION_STEPS[act].from, INSPECTION_STEPS[act].to]);
    expect([path[0]?.[0], ...path.map(([, to]) => to)]).toEqual(InspectionState.options);
    for (const [i, [from]] of path.entries()) if (i > 0) expect(from).toBe(path[i - 1]?.[1]);
    expect(nextStep('archived', READY)).toBeNull();
    expect(nextStep('remedied', READY)).toEqual({ act: 'sign', missing: [] });
  });

  it.each([
    ['start_desk', { hasInspectorsA: false }, ['inspectors-a']],
    ['start_desk', { hasInspectorsB: false }, ['inspectors-b']],
    ['start_field', { hasDeskResult: false }, ['desk-result']],
    ['close_field', { uncheckedItems: 1 }, ['unchecked-items']],
    ['close_field', { items: 0 }, ['unchecked-items']],
    ['settle', { openDefects: 1 }, ['open-defects']],
    ['settle', { hasReport: false }, ['report']],
    ['sign', { signedSides: 1 }, ['both-signatures']],
    ['file', { hasFiling: false }, ['filing']],
    ['archive', { hasArchive: false }, ['archive']],
  ] as const)('%s waits where %j', (act, facts, missing) => {
    expect(missingFor(act, { ...READY, ...facts })).toEqual(missing);
    expect(missingFor(act, READY)).toEqual([]);
  });
});

describe('the due day', () => {
  const warnings = { first: 12, second: 6, third: 3 };
  it('is as many calendar months on, the last of a shorter month', () => {
    expect([monthsAfter('2021-08-31', 6), monthsAfter('2024-02-29', 60), monthsAfter('2026-01-15', -3)]).toEqual([
      '2022-02-28',
      '2029-02-28',
      '2025-10-15',
    ]);
  });
  it.each([
    ['2026-11-28', 'overdue'],
    ['2026-11-29', 'due_3'],
    ['2027-02-28', 'due_3'],
    ['2027-03-01', 'due_6'],
    ['2027-05-29', 'due_6'],
    ['2027-05-30', 'due_12'],
    ['2027-11-29', 'due_12'],
    ['2027-11-30', 'later'],
    [null, 'unknown'],
  ])('%s is %s', (dueOn, light) => {
    expect(lightOf(dueOn, '2026-11-29', warnings)).toBe(light);
  });
});

describe('spreading', () => {
  const line = (lineId: string, lengthMetres: number, dueYear: number | null = null) => ({
    lineId,
    lengthMetres,
    dueYear,
  });
  it('plans no line after the year it is due in, and overdue ones first of all', () => {
    const lines = [line('a', 10, 2020), line('b', 10, 2027), line('c', 10, 2028), line('d', 10, 2040), line('e', 10)];
    const planned = spreadLines(lines, 2027);
    expect([planned.get('a'), planned.get('b')]).toEqual([2027, 2027]);
    expect(planned.get('c')).toBe(2028);
    expect([planned.get('d'), planned.get('e')].every((year) => year !== undefined && year >= 2029)).toBe(true);
  });
  it('spreads the kilometres evenly and is the same whatever the order', () => {
    const lines = Array.from({ length: 20 }, (_, i) => line(`l${i}`, 10 + i));
    const planned = spreadLines(lines, 2027);
    expect(spreadLines(lines.toReversed(), 2027)).toEqual(planned);
    const load = [2027, 2028, 2029, 2030, 2031].map((year) =>
      lines.filter(({ lineId }) => planned.get(lineId) === year).reduce((sum, one) => sum + one.lengthMetres, 0),
    );
    expect(Math.max(...load) - Math.min(...load)).toBeLessThanOrEqual(10);
  });
});
