import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { DisputeState } from '#server/disputes/contract.ts';
import { DisputeActBodies } from '#server/disputes/procedure/actContract.ts';
import type { Database } from '#server/platform/db/openDatabase.ts';
import { many, sql } from '#server/platform/db/sql.ts';
import { testDatabase } from '#tests/support/testDatabase.ts';

let db: Database;
beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.close());

const Row = z.object({ act: z.string(), from: z.string(), to: z.string(), party: z.string(), track: z.string() });
type Row = z.infer<typeof Row>;
const rows = () =>
  many(
    db.knex,
    Row,
    sql`select act, from_state as "from", to_state as "to", party, coalesce(track, '–') as track from dispute_act
         order by track, from_state, act, to_state, party`,
  );

it('is the one reviewed: every act, where it is done, where it leads and whose it is', async () => {
  const lines = (await rows()).map(
    ({ track, from, act, to, party }) => `| ${track} | ${from} | ${act} | ${to} | ${party} |`,
  );
  const head = ['| track | from | act | to | whose |', '| --- | --- | --- | --- | --- |'];
  await expect(`${[...head, ...lines].join('\n')}\n`).toMatchFileSnapshot('./stateTable.expected.md');
});

it('knows the states and acts of the contract, and a rule for each act', async () => {
  const known = await rows();
  const Id = z.object({ id: z.string() });
  const states = await many(db.knex, Id, sql`select id from dispute_state order by id`);
  expect(states.map(({ id }) => id)).toEqual(DisputeState.options.toSorted());
  const acts = [...new Set(known.map(({ act }) => act))].filter((act) => act !== 'edit' && act !== 'withdraw');
  expect(acts.toSorted()).toEqual(Object.keys(DisputeActBodies).toSorted());
  const ruled = await many(db.knex, Id, sql`select track || ' ' || act as id from dispute_act_rule`);
  const needed = known.filter(({ track }) => track !== '–').map(({ track, act }) => `${track} ${act}`);
  expect([...new Set(needed)].toSorted()).toEqual(ruled.map(({ id }) => id).toSorted());
});

it('leads from the registration to an end from every state, on both tracks', async () => {
  const known = await rows();
  const ends = (track: string) => (track === 'T1' ? 'archived' : 'executed');
  for (const track of ['T1', 'T2']) {
    const of = known.filter((row) => row.track === track || row.track === '–');
    const passed = reached(
      of,
      ['registered'],
      ({ from }) => from,
      ({ to }) => to,
    );
    const leading = reached(
      of,
      [ends(track)],
      ({ to }) => to,
      ({ from }) => from,
    );
    expect([...passed].filter((state) => state !== 'withdrawn' && !leading.has(state))).toEqual([]);
  }
});

function reached(of: Row[], start: string[], at: (row: Row) => string, next: (row: Row) => string): Set<string> {
  const seen = new Set(start);
  for (const state of seen) for (const row of of) if (at(row) === state) seen.add(next(row));
  return seen;
}
