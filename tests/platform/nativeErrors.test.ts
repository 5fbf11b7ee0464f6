import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Database } from '#server/platform/db/openDatabase.ts';
import { pgQuery } from '#server/platform/db/pgQuery.ts';
import { one, run, type Sql, sql } from '#server/platform/db/sql.ts';
import { testDatabase } from '#tests/support/testDatabase.ts';

// What GEOS throws must end as an error on both engines. On the embedded one it used to end as no rows, half of the
// rows, and a commit that succeeded: to be run again for every version of PGlite.

let db: Database;
beforeAll(async () => {
  db = await testDatabase({ migrated: false });
  await run(db.knex, sql`create extension if not exists postgis`);
  await run(db.knex, sql`create table kept (n int, geom geometry)`);
});
beforeEach(() => run(db.knex, sql`delete from kept`));
afterAll(() => db.close());

const bowtie = sql`'POLYGON((0 0,10 10,10 0,0 10,0 0))'::geometry`;
const square = sql`'POLYGON((0 0,5 0,5 10,0 10,0 0))'::geometry`;
const nestedShells = sql`'MULTIPOLYGON(((0 0,10 0,10 10,0 10,0 0)),((2 2,8 2,8 8,2 8,2 2)))'::geometry`;
/** Row 50 of 100 is the one that fails. */
const halfWay = sql`
  insert into kept
  select n, st_intersection(case when n = 50 then ${bowtie} else ${square} end, ${square}) from generate_series(1, 100) n
`;
const kept = async (): Promise<number> =>
  (await one(db.knex, z.object({ count: z.int() }), sql`select count(*) from kept`)).count;

const failing: [string, Sql][] = [
  ['ST_Intersection of an invalid polygon', sql`select st_intersection(${bowtie}, ${square})`],
  ['ST_Union of nested shells', sql`select st_union(${nestedShells}, ${square})`],
  ['ST_Difference', sql`select st_difference(${bowtie}, ${square})`],
  ['the aggregate ST_Union', sql`select st_union(g) from (values (${bowtie}), (${square})) t(g)`],
  ['ST_Buffer with infinity', sql`select st_buffer('POINT(0 0)'::geometry, 'infinity'::float8)`],
  ['an insert half-way', halfWay],
  [
    'a sort over a scan',
    sql`select st_union(st_union(g, ${square}), ${square}) s from (values (${bowtie})) t(g) order by s`,
  ],
];

describe.each(failing)('%s', (_name, query) => {
  it('is an error and stores nothing', async () => {
    await expect(run(db.knex, query)).rejects.toMatchObject({ code: 'XX000' });
    expect(await kept()).toBe(0);
  });

  it('aborts its transaction: nothing runs after it, COMMIT stores nothing', async () => {
    const connection = await db.knex.client.acquireConnection();
    await connection.query('begin');
    await connection.query('insert into kept values (1, null)');
    await expect(connection.query(db.knex.raw(query.text).toString())).rejects.toMatchObject({ code: 'XX000' });
    await expect(connection.query('select 1')).rejects.toMatchObject({ code: '25P02' });
    expect((await connection.query('commit')).command).toBe('ROLLBACK');
    await db.knex.client.releaseConnection(connection);
    expect(await kept()).toBe(0);
  });
});

it('says what is wrong with the geometry', async () => {
  await expect(run(db.knex, sql`select st_union(${bowtie}, ${square})`)).rejects.toThrow(
    /GEOS Error: TopologyException/,
  );
});

it('takes the statements before it with it when they came in one text', async () => {
  const text = `insert into kept values (1, null); ${halfWay.text}; insert into kept values (2, null)`;
  await expect(pgQuery(db.knex)(text)).rejects.toMatchObject({ code: 'XX000' });
  expect(await kept()).toBe(0);
});

it('goes back to a savepoint', async () => {
  await db.knex.transaction(async (tx) => {
    await run(tx, sql`insert into kept values (1, null)`);
    await expect(tx.transaction((inner) => run(inner, halfWay))).rejects.toMatchObject({ code: 'XX000' });
    await run(tx, sql`insert into kept values (2, null)`);
  });
  expect(await kept()).toBe(2);
});

it('is caught by an exception block', async () => {
  const block = `do $$ begin
    insert into kept values (1, null);
    begin ${halfWay.text}; exception when internal_error then insert into kept values (2, null); end;
  end $$`;
  await pgQuery(db.knex)(block);
  expect(await kept()).toBe(2);
});

it('leaves the engine well after hundreds of them', async () => {
  const codes = new Set<unknown>();
  for (let n = 0; n < 300; n += 1) await run(db.knex, halfWay).catch((error) => codes.add(error.code));
  expect([...codes]).toEqual(['XX000']);
  const area = sql`select st_area(st_intersection(st_makevalid(${bowtie}, 'method=structure'), ${square})) as area`;
  expect(await one(db.knex, z.object({ area: z.number() }), area)).toEqual({ area: 25 });
});

it('refuses a value nested too deep instead of dropping the statement', async () => {
  const nested = sql`insert into kept select 1, null where (repeat('[', 60000) || repeat(']', 60000))::jsonb is not null`;
  await expect(run(db.knex, nested)).rejects.toMatchObject({ code: '54001' });
  expect(await kept()).toBe(0);
});
