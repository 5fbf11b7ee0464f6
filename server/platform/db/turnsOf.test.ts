import { setImmediate } from 'node:timers/promises';
import knex from 'knex';
import { expect, it } from 'vitest';
import { turnsOf } from './turnsOf.ts';

it.each([
  [false, 3],
  [true, 1],
])('inside a transaction (%s) so many pieces are under way at most: %i', async (isTransaction, most) => {
  const turn = turnsOf(Object.assign(knex({ client: 'pg' }), { isTransaction }));
  let [under, seen] = [0, 0];
  const work = (fails: boolean) => async () => {
    under += 1;
    seen = Math.max(seen, under);
    await setImmediate();
    under -= 1;
    if (fails) throw new Error('no');
    return 'done';
  };
  const all = await Promise.allSettled([turn(work(false)), turn(work(true)), turn(work(false))]);
  expect([seen, all.map(({ status }) => status)]).toEqual([most, ['fulfilled', 'rejected', 'fulfilled']]);
});
