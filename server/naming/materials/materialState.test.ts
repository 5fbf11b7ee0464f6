import { expect, it } from 'vitest';
import { materialState } from './materialState.ts';

it.each([
  ['required', 'form', true, 'given'],
  ['required', 'form', false, 'missing'],
  ['conditional', 'upload', true, 'given'],
  ['conditional', 'upload', false, 'open'],
  ['required', 'share', false, 'not_asked'],
  ['conditional', 'register', true, 'not_asked'],
] as const)('%s by %s, there: %s → %s', (need, source, isThere, state) => {
  expect(materialState({ need, source, isThere })).toBe(state);
});
