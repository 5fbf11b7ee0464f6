import { expect, it } from 'vitest';
import type { IncidentCause, IncidentState } from './incidentContract.ts';
import { applies, mayDismiss, nextIncidentStep } from './incidentSteps.ts';

const measure = (
  code: string,
  outcome: string,
  { duty = 'asked', causes = null }: { duty?: 'asked' | 'offered'; causes?: IncidentCause[] | null } = {},
) => ({ rule: { code, duty, causes }, outcome });
const facts = (state: IncidentState, given: object = {}) => ({
  ...{ state, cause: null, informedA: true, informedB: true, measures: [], ...given },
});

it.each([
  ['a side does not know', facts('reported', { informedB: false }), ['informed-b']],
  ['nobody knows', facts('reported', { informedA: false, informedB: false }), ['informed-a', 'informed-b']],
  ['both know', facts('reported'), []],
])('is looked at on the spot once both sides know: %s', (_, of, missing) => {
  expect(nextIncidentStep(of)).toEqual({ act: 'verify', missing });
});

it.each([
  ['what is asked is open', [measure('repair', 'open')], ['measure:repair']],
  ['what is asked was done', [measure('repair', 'done')], []],
  ['what is asked was left undone on a ground', [measure('penalty', 'waived')], []],
  ['what is offered is open', [measure('police', 'open', { duty: 'offered' })], []],
  ['what is offered is under way', [measure('inspection', 'under_way', { duty: 'offered' })], ['measure:inspection']],
  ['what is asked is for another cause', [measure('penalty', 'open', { causes: ['wilful'] })], []],
  ['what is asked is for this cause', [measure('penalty', 'open', { causes: ['natural'] })], ['measure:penalty']],
])('is settled when all that its cause asks for is: %s', (_, measures, missing) => {
  expect(nextIncidentStep(facts('verified', { cause: 'natural', measures }))).toEqual({ act: 'settle', missing });
});

it('ends archived or dismissed', () => {
  expect(nextIncidentStep(facts('settled'))).toEqual({ act: 'archive', missing: [] });
  expect(nextIncidentStep(facts('archived'))).toBeNull();
  expect(nextIncidentStep(facts('dismissed'))).toBeNull();
});

it.each([
  ['reported', [], true],
  ['verified', [measure('repair', 'open')], true],
  ['verified', [measure('repair', 'done')], false],
  ['settled', [], false],
] as const)('may be dismissed as long as nothing was done: %s', (state, measures, may) => {
  expect(mayDismiss({ state, measures })).toBe(may);
});

it('shows every measure until the cause is known', () => {
  expect(applies({ causes: ['wilful'] }, null)).toBe(true);
  expect(applies({ causes: ['wilful'] }, 'natural')).toBe(false);
});
