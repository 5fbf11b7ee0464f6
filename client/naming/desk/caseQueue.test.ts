import { expect, it } from 'vitest';
import { CaseId } from '#server/naming/caseContract.ts';
import { placeInQueue } from './caseQueue.ts';

const ids = [1, 2, 3].map((n) => CaseId.parse(`00000000-0000-4000-8000-00000000000${n}`));
const queue = { from: '/cases', ids };

it.each([
  [0, 1, undefined, 1],
  [1, 2, 0, 2],
  [2, 3, 1, undefined],
] as const)('case %i of the list is number %i', (index, position, previous, next) => {
  const at = (i: number | undefined) => (i === undefined ? undefined : ids[i]);
  const place = placeInQueue(at(index) ?? CaseId.parse(''), queue);
  expect(place).toEqual({ from: '/cases', position, length: 3, previous: at(previous), next: at(next) });
});

it('a case that was not opened from the list has no place in it', () => {
  expect(placeInQueue(CaseId.parse('00000000-0000-4000-8000-000000000009'), queue)).toBeUndefined();
});
