import { expect, it } from 'vitest';
import { primaryAct } from './primaryAct.ts';

it.each([
  ['submitted', ['return', 'notAccept', 'accept'], 'accept'],
  ['checking', ['check', 'resolve'], 'check'],
  ['checking', ['check', 'resolve', 'consult'], 'consult'],
  ['consulting', ['argue', 'notice'], 'notice'],
  ['consulting', ['reconcile'], 'reconcile'],
  ['filed', ['announce'], 'announce'],
  ['submitted', ['withdraw'], undefined],
  ['standard', [], undefined],
] as const)('in %s with %j it emphasises %s', (state, acts, expected) => {
  expect(primaryAct({ state, acts: [...acts] })).toBe(expected);
});
