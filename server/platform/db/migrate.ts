import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Knex } from 'knex';
import { z } from 'zod';
import type { Database } from './openDatabase.ts';
import { pgQuery } from './pgQuery.ts';
import { many, run, sql } from './sql.ts';

interface Migration {
  name: string;
  text: string;
  sha256: string;
}

const Applied = z.object({ name: z.string(), sha256: z.string() });
type Applied = z.infer<typeof Applied>;

/**
 * Applies the plain SQL files `NNN-domain-what.sql` of a folder that the database has not seen, in order, each in its
 * own transaction. Several processes may do so at once: each file runs once. Forward only.
 * @returns the names of the files applied now
 * @throws Error when an applied file was edited or removed, when a new file sorts before an applied one, or when the
 *   SQL fails (with file and line); files before the failing one stay applied
 */
export async function migrate({ knex }: Pick<Database, 'knex'>, folder: string): Promise<string[]> {
  const migrations = await migrationsIn(folder);
  await prepare(knex);
  const done: string[] = [];
  for (const migration of migrations) {
    const isNew = await knex.transaction((tx) => apply(tx, migration, migrations));
    if (isNew) done.push(migration.name);
  }
  return done;
}

/** The migration files of a folder in the order in which they run. */
export async function migrationsIn(folder: string): Promise<Migration[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort();
  const wrong = names.find((name) => !FILE_NAME.test(name));
  if (wrong) throw new Error(`Migration ${wrong} must be named NNN-domain-what.sql`);
  return Promise.all(
    names.map(async (name) => {
      const text = await readFile(join(folder, name), 'utf8');
      return { name, text, sha256: createHash('sha256').update(text).digest('hex') };
    }),
  );
}

const FILE_NAME = /^\d{3}(-[a-z0-9]+)+\.sql$/;

// Any number, the same for every process: one migration runs at a time.
const LOCK = 4_490_118;

async function prepare(knex: Knex): Promise<void> {
  await knex.transaction(async (tx) => {
    await lock(tx);
    await run(tx, createTable());
  });
}

async function apply(tx: Knex.Transaction, migration: Migration, all: Migration[]): Promise<boolean> {
  await lock(tx);
  const applied = await many(tx, Applied, selectApplied());
  refuseChangedHistory(applied, all);
  if (applied.some(({ name }) => name === migration.name)) return false;
  const last = applied.at(-1);
  if (last && migration.name < last.name) {
    throw new Error(`Migration ${migration.name} comes before ${last.name}, which is applied: give it a higher number`);
  }
  await execute(tx, migration);
  await run(tx, insertApplied(migration));
  return true;
}

function refuseChangedHistory(applied: Applied[], all: Migration[]): void {
  for (const { name, sha256 } of applied) {
    const file = all.find((migration) => migration.name === name);
    if (!file) throw new Error(`Migration ${name} is applied in this database and missing in the folder`);
    if (file.sha256 !== sha256) throw new Error(`Migration ${name} was edited after it was applied: add a new one`);
  }
}

async function execute(tx: Knex.Transaction, { name, text }: Migration): Promise<void> {
  try {
    await pgQuery(tx)(text);
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    const at = 'position' in error ? Number(error.position) : Number.NaN;
    const line = Number.isNaN(at) ? '' : ` line ${[...text].slice(0, at).join('').split('\n').length}`;
    throw new Error(`Migration ${name}${line}: ${error.message}`, { cause: error });
  }
}

const lock = (tx: Knex.Transaction) => run(tx, sql`select pg_advisory_xact_lock(${LOCK})`);

const createTable = () => sql`
  create table if not exists migration (
    name text primary key,
    sha256 text not null,
    applied_at timestamptz not null default now()
  )
`;

const selectApplied = () => sql`select name, sha256 from migration order by name`;

const insertApplied = ({ name, sha256 }: Migration) => sql`
  insert into migration (name, sha256) values (${name}, ${sha256})
`;
