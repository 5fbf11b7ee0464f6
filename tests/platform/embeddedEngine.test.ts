import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { maintain } from '#server/platform/db/maintain.ts';
import type { Database } from '#server/platform/db/openDatabase.ts';
import { pgQuery } from '#server/platform/db/pgQuery.ts';
import { many, one, run, sql } from '#server/platform/db/sql.ts';
import { testDatabase } from '#tests/support/testDatabase.ts';

const WAIT_LIMIT_MS = 300;
const STATEMENT_LIMIT_MS = 6_000;
const Count = z.object({ count: z.int() });

// What only the embedded engine must do: it has one backend, no COPY, no autovacuum, and shares the process.
describe('the embedded engine', () => {
  let db: Database;
  const reported: string[] = [];
  const log = { warn: () => undefined, error: (line: string) => reported.push(line) };

  beforeAll(async () => {
    db = await testDatabase({ migrated: false, waitLimitMs: WAIT_LIMIT_MS, statementLimitMs: STATEMENT_LIMIT_MS, log });
    await run(db.knex, sql`create table thing (n int)`);
  });
  afterAll(() => db.close());

  it('says what it is', () => {
    expect(db.describe()).toEqual({ engine: 'embedded', postgres: '18.3', postgis: '3.6.2' });
  });

  it('has every extension of the schema and the projections of China', async () => {
    const names = ['postgis', 'btree_gist', 'btree_gin', 'fuzzystrmatch', 'pgcrypto'];
    for (const name of names) await pgQuery(db.knex)(`create extension if not exists ${name}`);
    const kilometres = sql`
      select round(st_x(st_transform(st_setsrid(st_makepoint(106.2, 38), 4490), 4544))::numeric / 1000)::int as count`;
    expect(await one(db.knex, Count, kilometres)).toEqual({ count: 605 });
  });

  it.each([
    'copy thing from stdin',
    'COPY thing (n)\n FROM\tSTDIN with (format csv)',
    '/* bulk */ copy thing from stdin',
    'select 1; copy thing from stdin',
  ])('refuses %s', async (text) => {
    await expect(pgQuery(db.knex)(text)).rejects.toMatchObject({ code: '0A000' });
  });

  it('aborts the transaction that asked for COPY FROM STDIN', async () => {
    const tx = await db.knex.transaction();
    await expect(pgQuery(tx)('copy thing from stdin')).rejects.toMatchObject({ code: '0A000' });
    await expect(run(tx, sql`select 1`)).rejects.toMatchObject({ code: '25P02' });
    await tx.rollback();
  });

  it('lets a statement that only speaks of it pass', async () => {
    const row = await one(db.knex, z.object({ said: z.string() }), sql`select 'copy thing from stdin' as said`);
    expect(row.said).toBe('copy thing from stdin');
  });

  it('refuses to wait for ever behind a transaction, which goes on unharmed', async () => {
    await db.knex.transaction(async (tx) => {
      await run(tx, sql`insert into thing values (1)`);
      const outside = run(db.knex, sql`insert into thing values (2)`);
      await expect(outside).rejects.toMatchObject({ code: '55P03' });
      await run(tx, sql`insert into thing values (3)`);
    });
    expect(await many(db.knex, z.object({ n: z.int() }), sql`select n from thing order by n`)).toEqual([
      { n: 1 },
      { n: 3 },
    ]);
  });

  it('serves who waited as soon as the transaction ends', async () => {
    const tx = await db.knex.transaction();
    await run(tx, sql`insert into thing values (4)`);
    const waiting = one(db.knex, Count, sql`select count(*) from thing where n = 4`);
    await tx.commit();
    expect(await waiting).toEqual({ count: 1 });
  });

  it('has statistics after maintenance', async () => {
    await run(db.knex, sql`insert into thing select generate_series(100, 1099)`);
    await maintain(db);
    const known = sql`select reltuples::int as count from pg_class where relname = 'thing'`;
    expect((await one(db.knex, Count, known)).count).toBeGreaterThan(1000);
  });

  it('starts anew when a statement breaks it, says so in one line, and keeps nothing of it', async () => {
    const before = await one(db.knex, Count, sql`select count(*) from thing`);
    const breaking = sql`insert into thing select 5 where (repeat('[', 3000000) || repeat(']', 3000000))::jsonb is not null`;
    await expect(run(db.knex, breaking)).rejects.toMatchObject({ code: '57P02' });
    expect(await one(db.knex, Count, sql`select count(*) from thing`)).toEqual(before);
    expect(reported.splice(0)).toEqual([
      expect.stringMatching(/^嵌入式数据库意外停止。 The embedded database stopped: .*$/),
    ]);
  });

  it('ends a statement that would run for ever', async () => {
    const endless = pgQuery(db.knex)('select count(*) from generate_series(1, 1e12::bigint)');
    await expect(endless).rejects.toMatchObject({ code: '57P02' });
    expect(reported.splice(0)).toEqual([expect.stringContaining('ran longer than 6 s')]);
    expect(await one(db.knex, Count, sql`select 1 as count`)).toEqual({ count: 1 });
  });
});
