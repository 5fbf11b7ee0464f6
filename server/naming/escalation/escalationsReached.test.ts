import { describe, expect, it } from 'vitest';
import { type EscalatedLimit, type EscalationRule, escalationsReached } from './escalationsReached.ts';

const limit: EscalatedLimit = {
  ...{ clock: 'C2b', unit: 'working_day', dueOn: '2026-02-13', pausedFrom: null, divisionCode: '640302' },
  ...{ officeId: 'bureau', handlerId: 'bureau', receiverId: 'region' },
};
const rule = (over: Partial<EscalationRule> = {}): EscalationRule => ({
  ...{ code: 'head', jurisdiction: 'CN', clock: '*', units: 1, tell: 'head' },
  ...over,
});
const reached = (rules: EscalationRule[], today: string, over: Partial<EscalatedLimit> = {}) =>
  escalationsReached({ ...limit, ...over }, rules, today).map(({ code }) => code);

describe('a row of a limit whose last day is Friday 13 February 2026', () => {
  // Saturday the 14th is a shifted working day, then the Spring Festival until the 23rd.
  it.each([
    [-2, '2026-02-10', false],
    [-2, '2026-02-11', true],
    [-2, '2026-02-13', true],
    [-2, '2026-02-14', false],
    [0, '2026-02-12', false],
    [0, '2026-02-13', true],
    [0, '2026-02-14', false],
    [1, '2026-02-13', false],
    [1, '2026-02-14', true],
    [2, '2026-02-23', false],
    [2, '2026-02-24', true],
    [2, '2026-05-01', true],
    [1, '2026-03-01', true],
  ])('at %i working days is reached on %s: %s', (units, today, is) => {
    expect(reached([rule({ units })], today)).toEqual(is ? ['head'] : []);
  });

  it('comes with the unit, not with a weekend before it', () => {
    const friday = { dueOn: '2026-03-06' };
    expect(reached([rule()], '2026-03-08', friday)).toEqual([]);
    expect(reached([rule()], '2026-03-09', friday)).toEqual(['head']);
  });

  it('counts calendar days where the limit does', () => {
    expect(reached([rule({ units: 2 })], '2026-02-15', { unit: 'day' })).toEqual(['head']);
    expect(reached([rule({ units: 2 })], '2026-02-14', { unit: 'day' })).toEqual([]);
  });
});

it('a row of one clock is for that clock', () => {
  expect(reached([rule({ clock: 'C5' })], '2026-03-02')).toEqual([]);
  expect(reached([rule({ clock: 'C5' })], '2026-03-02', { clock: 'C5' })).toEqual(['head']);
});

it('a local row stands in for the general one of its code, here and nowhere else', () => {
  const rules = [rule({ units: 1 }), rule({ units: 30, jurisdiction: '6403' })];
  expect(reached(rules, '2026-02-24')).toEqual([]);
  expect(reached(rules, '2026-02-24', { divisionCode: '640122' })).toEqual(['head']);
});

it('a limit that stands still reaches nothing; one paused too late goes on', () => {
  expect(reached([rule()], '2026-03-02', { pausedFrom: '2026-02-12' })).toEqual([]);
  expect(reached([rule()], '2026-03-02', { pausedFrom: '2026-02-14' })).toEqual(['head']);
});

it('nobody is told as waiting for himself', () => {
  const rules = [rule({ code: 'handler', tell: 'handler' }), rule({ code: 'receiver', tell: 'receiver' })];
  expect(reached(rules, '2026-03-02')).toEqual(['receiver']);
  expect(reached(rules, '2026-03-02', { officeId: 'housing', receiverId: null })).toEqual(['handler']);
});
