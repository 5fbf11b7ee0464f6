import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { z } from 'zod';
import type { Database } from '#server/platform/db/openDatabase.ts';
import { pgQuery } from '#server/platform/db/pgQuery.ts';
import { many, one, run, sql } from '#server/platform/db/sql.ts';
import { testDatabase } from '#tests/support/testDatabase.ts';

const silent = { warn: () => undefined, error: () => undefined };
let db: Database;
beforeAll(async () => {
  db = await testDatabase({ migrated: false, log: silent });
  await run(db.knex, sql`create table counter (id int primary key, value int not null check (value >= 0))`);
});
beforeEach(async () => {
  await run(db.knex, sql`delete from counter`);
  await run(db.knex, sql`insert into counter values (1, 0)`);
});
afterAll(() => db.close());

const Value = z.object({ value: z.int() });
const counter = async (): Promise<number> =>
  (await one(db.knex, Value, sql`select value from counter where id = 1`)).value;
const add = (n: number) => sql`update counter set value = value + ${n} where id = 1`;

it('loses none of 50 read-modify-write transactions at once', async () => {
  const step = () =>
    db.knex.transaction(async (tx) => {
      const { value } = await one(tx, Value, sql`select value from counter where id = 1 for update`);
      await run(tx, sql`update counter set value = ${value + 1} where id = 1`);
    });
  await Promise.all(Array.from({ length: 50 }, step));
  expect(await counter()).toBe(50);
});

it('gives each of 1,000 parallel queries its own answer', async () => {
  const ask = async (n: number) => {
    const rows = await many(db.knex, Value, sql`select ${n}::int + i as value from generate_series(0, ${n % 3}) i`);
    return rows.map(({ value }) => value - n);
  };
  const answers = await Promise.all(Array.from({ length: 1000 }, (_, n) => ask(n)));
  const wrong = answers.filter((found, n) => found.join() !== [0, 1, 2].slice(0, (n % 3) + 1).join());
  expect(wrong).toEqual([]);
});

it('stores nothing of a transaction whose statement failed, whatever follows', async () => {
  const failing = db.knex.transaction(async (tx) => {
    await run(tx, add(5));
    await run(tx, add(-9)).catch(() => undefined);
    await run(tx, add(1));
  });
  await expect(failing).rejects.toMatchObject({ code: '25P02' });
  expect(await counter()).toBe(0);
});

it('goes back to a savepoint and commits the rest', async () => {
  await db.knex.transaction(async (tx) => {
    await run(tx, add(5));
    await tx.transaction((inner) => run(inner, add(-9))).catch(() => undefined);
    await run(tx, add(1));
  });
  expect(await counter()).toBe(6);
});

it('reports code, constraint and table of a refused row', async () => {
  await expect(run(db.knex, sql`insert into counter values (1, 0)`)).rejects.toMatchObject({
    code: '23505',
    constraint: 'counter_pkey',
    table: 'counter',
  });
  await expect(run(db.knex, add(-1))).rejects.toMatchObject({ code: '23514' });
});

it('answers the statement that a client sends in the moment another one failed', async () => {
  const connection = await db.knex.client.acquireConnection();
  const second = new Promise((resolve) => {
    connection.query('select 1 / $1::int', [0], () =>
      connection.query('select $1::int as n', [7], (_error: unknown, answer: unknown) => resolve(answer)),
    );
  });
  expect(await second).toMatchObject({ rows: [{ n: 7 }] });
  await db.knex.client.releaseConnection(connection);
});

it('stays well after thousands of errors', async () => {
  const failed = new Set<unknown>();
  for (let n = 0; n < 2500; n += 1) await pgQuery(db.knex)('select 1/0').catch((error) => failed.add(error.code));
  expect([...failed]).toEqual(['22012']);
  expect(await counter()).toBe(0);
});

it('rolls back a client that dies inside a transaction', async () => {
  const connection = await db.knex.client.acquireConnection();
  await connection.query('begin');
  await connection.query('update counter set value = 99');
  const ended = new Promise((resolve) => connection.once('end', resolve));
  connection.connection.stream.destroy();
  await ended;
  await db.knex.client.releaseConnection(connection);
  await run(db.knex, add(1));
  expect(await counter()).toBe(1);
});

it('runs a raw query by promise, by callback and inside a transaction', async () => {
  const query = pgQuery(db.knex);
  expect(await query('select $1::text as name', ['吴忠'])).toMatchObject({ rows: [{ name: '吴忠' }], rowCount: 1 });
  const called = new Promise((resolve) => query('select 1/0', [], (error) => resolve(error)));
  expect(await called).toMatchObject({ code: '22012' });
  const tx = await db.knex.transaction();
  await pgQuery(tx)('update counter set value = 3');
  await tx.rollback();
  expect(await counter()).toBe(0);
  await expect(pgQuery(tx)('select 1')).rejects.toThrow('transaction is over');
});
