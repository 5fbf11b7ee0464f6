import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { z } from 'zod';
import { migrate } from '#server/platform/db/migrate.ts';
import type { Database } from '#server/platform/db/openDatabase.ts';
import { pgQuery } from '#server/platform/db/pgQuery.ts';
import { many, one, sql } from '#server/platform/db/sql.ts';
import { testDatabase } from '#tests/support/testDatabase.ts';

let db: Database;
let folder: string;
beforeAll(async () => {
  db = await testDatabase({ migrated: false });
});
beforeEach(async () => {
  await pgQuery(db.knex)('drop table if exists migration, a, b');
  folder = await mkdtemp(join(tmpdir(), 'diming-test-'));
  await put(
    '001-platform.sql',
    `create extension if not exists postgis;\ncreate table a (geom geometry(Point, 4490));`,
  );
  await put(
    '002-divisions-code.sql',
    `-- who? what?\ninsert into a values (null);\nalter table a add code text default '?';`,
  );
  return () => rm(folder, { recursive: true, force: true });
});
afterAll(() => db.close());

const put = (name: string, text: string): Promise<void> => writeFile(join(folder, name), text);
const applied = async (): Promise<string[]> =>
  (await many(db.knex, z.object({ name: z.string() }), sql`select name from migration order by name`)).map(
    ({ name }) => name,
  );

it('applies each file once, in order', async () => {
  expect(await migrate(db, folder)).toEqual(['001-platform.sql', '002-divisions-code.sql']);
  expect(await migrate(db, folder)).toEqual([]);
  expect(await one(db.knex, z.object({ code: z.string() }), sql`select code from a`)).toEqual({ code: '?' });
});

it('applies each file once when several processes start together', async () => {
  const runs = await Promise.all([migrate(db, folder), migrate(db, folder), migrate(db, folder)]);
  expect(runs.flat().sort()).toEqual(['001-platform.sql', '002-divisions-code.sql']);
});

it('applies what was added later', async () => {
  await migrate(db, folder);
  await put('003-divisions-more.sql', 'create table b ()');
  expect(await migrate(db, folder)).toEqual(['003-divisions-more.sql']);
});

it('refuses an applied file that was edited', async () => {
  await migrate(db, folder);
  await put('001-platform.sql', 'create table a ()');
  await expect(migrate(db, folder)).rejects.toThrow('001-platform.sql was edited');
});

it('refuses an applied file that is missing', async () => {
  await migrate(db, folder);
  await rm(join(folder, '001-platform.sql'));
  await expect(migrate(db, folder)).rejects.toThrow('001-platform.sql is applied in this database and missing');
});

it('refuses a new file before an applied one', async () => {
  await migrate(db, folder);
  await put('001-signs.sql', 'create table b ()');
  await expect(migrate(db, folder)).rejects.toThrow('give it a higher number');
});

it('refuses a file whose name has no place in the order', async () => {
  await put('next.sql', 'create table b ()');
  await expect(migrate(db, folder)).rejects.toThrow('next.sql must be named');
});

it('names file and line of a mistake, keeps the files before it and nothing of it', async () => {
  await put('003-signs.sql', 'create table b ();\n\nselect nonsense;');
  await expect(migrate(db, folder)).rejects.toThrow('003-signs.sql line 3: column "nonsense" does not exist');
  expect(await applied()).toEqual(['001-platform.sql', '002-divisions-code.sql']);
  await put('003-signs.sql', 'create table b ();');
  expect(await migrate(db, folder)).toEqual(['003-signs.sql']);
});
