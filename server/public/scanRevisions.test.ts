import { expect, it } from 'vitest';
import type { PgQuery } from '../platform/db/pgQuery.ts';
import { scanRevisions } from './scanRevisions.ts';

/** A database that answers when told, and what it was asked. */
function slow() {
  const asked: { ids: string; answer: (rows: object[]) => void; fail: () => void }[] = [];
  const query = ((_text: string, [ids]: readonly string[]) =>
    new Promise((resolve, reject) => {
      asked.push({ ids: ids ?? '', answer: (rows) => resolve({ rows }), fail: () => reject(new Error('gone')) });
    })) as unknown as PgQuery;
  return { asked, revisionOf: scanRevisions(query) };
}
const soon = () => new Promise((resolve) => setImmediate(resolve));
const row = (id: string, revision: string) => ({ id, revision, code_key: null });

it('asks once for all who wait, and again for who came later', async () => {
  const { asked, revisionOf } = slow();
  const first = [revisionOf('A'), revisionOf('A'), revisionOf('B')];
  await soon();
  expect(asked.map(({ ids }) => ids)).toEqual(['A B']);
  const later = revisionOf('A');
  await soon();
  expect(asked).toHaveLength(1);
  asked[0]?.answer([row('A', '1')]);
  expect(await Promise.all(first)).toEqual([row('A', '1'), row('A', '1'), undefined]);
  await soon();
  asked[1]?.answer([row('A', '2')]);
  expect(await later).toEqual(row('A', '2'));
});

it('fails those who waited, and goes on', async () => {
  const { asked, revisionOf } = slow();
  const lost = expect(revisionOf('A')).rejects.toThrow('gone');
  await soon();
  asked[0]?.fail();
  await lost;
  const next = revisionOf('A');
  await soon();
  asked[1]?.answer([row('A', '3')]);
  expect(await next).toEqual(row('A', '3'));
});
