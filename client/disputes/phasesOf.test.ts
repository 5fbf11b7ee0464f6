import { expect, it } from 'vitest';
import { phasesOf } from './phasesOf.ts';

const statuses = (...given: Parameters<typeof phasesOf>) =>
  Object.fromEntries(phasesOf(...given).map(({ key, status }) => [key, status]));
const steps = (...states: string[]) => states.map((to) => ({ to }));

it('an agreement reached in negotiation passes neither mediation nor decision', () => {
  const given = steps('registered', 'status_quo_frozen', 'negotiating', 'agreed', 'effective');
  expect(statuses({ track: 'T1', state: 'effective', steps: given })).toEqual({
    ...{ open: 'done', negotiate: 'done', superior: 'skipped', decide: 'skipped', settle: 'now' },
    ...{ survey: 'todo', file: 'todo', people: 'todo', archive: 'todo' },
  });
});

it('the position of a demarcated line has phases of its own', () => {
  expect(statuses({ track: 'T2', state: 'position_check', steps: steps('registered', 'position_check') })).toEqual({
    ...{ open: 'done', check: 'now', rule: 'todo', execute: 'todo' },
  });
});

it('a withdrawn dispute stands nowhere', () => {
  const found = phasesOf({ track: 'T1', state: 'withdrawn', steps: steps('registered', 'withdrawn') });
  expect(found.filter(({ status }) => status === 'now')).toEqual([]);
  expect(found[0]).toEqual({ key: 'open', status: 'done' });
});
