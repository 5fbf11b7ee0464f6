import pg from 'pg';
import { migrate } from '#server/platform/db/migrate.ts';
import { openDatabase } from '#server/platform/db/openDatabase.ts';

/** All databases of this run begin so: test processes get the name of the template from the run. */
const RUN = `diming_test_${process.pid}`;

/** Makes a database with these migrations on the server and answers its name. */
export async function serverTemplate(url: string, migrations: string): Promise<string> {
  const name = `${RUN}_template`;
  await createEmpty(url, name);
  const database = await openDatabase({ databaseUrl: urlOf(url, name), dataDir: '' });
  try {
    await migrate(database, migrations);
  } finally {
    await database.close();
  }
  return name;
}

/** An empty database as the README asks for it: text sorts by its bytes, which for codes and pinyin is the order wanted. */
export const createEmpty = (url: string, name: string): Promise<unknown> =>
  onServer(url, `create database ${name} template template0 encoding 'UTF8' lc_collate 'C' lc_ctype 'C.UTF-8'`);

/** Runs one statement on the server's own database. */
export async function onServer<T extends pg.QueryResultRow>(url: string, statement: string): Promise<T[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<T>(statement)).rows;
  } finally {
    await client.end();
  }
}

/** The same server, another database. */
export function urlOf(url: string, database: string): string {
  const other = new URL(url);
  other.pathname = `/${database}`;
  return other.href;
}

/** Removes every database of this run, also those that a crashed test file left. */
export async function dropRun(url: string): Promise<void> {
  const left = `select datname as name from pg_database where datname like '${RUN}\\_%'`;
  for (const { name } of await onServer<{ name: string }>(url, left))
    await onServer(url, `drop database ${name} with (force)`);
}
