import type { Knex } from 'knex';
import { z } from 'zod';
import { type AnsweringThread, answeringThread } from '../platform/answeringThread.ts';
import { type Db, many, run, Sql, sql } from '../platform/db/sql.ts';
import { type InsertNames, insertMade } from './insertNames.ts';
import type { NamingTables } from './nameKeys.ts';
import type { NameColumns, NameLines } from './nameLines.ts';

const TABLES = ['place', 'place_name', 'spelling', 'name_reading'];

/**
 * Loads places and names by the hundred thousand in one transaction: the indexes and references that merely follow the rows
 * are put aside and made anew from the finished tables, which takes a third of the time (661,925 names). Nobody else reads
 * or writes the register meanwhile: for the first load of a register and for replacing most of it, not for daily work. A
 * failure leaves everything as it was.
 */
export const bulkLoad = <T>(db: Knex, load: (tx: Knex.Transaction) => Promise<T>): Promise<T> =>
  db.transaction((tx) => withIndexesAside(tx, () => load(tx)));

/** The same inside a transaction that others began. */
export async function withIndexesAside<T>(tx: Db, load: () => Promise<T>): Promise<T> {
  const aside = await putAside(tx);
  const result = await load();
  // Local to the transaction: sorting an index in memory takes half of what it takes on disk.
  await run(tx, sql`set local maintenance_work_mem = '256MB'`);
  for (const { remake } of aside) await run(tx, statement(remake));
  return result;
}

const START = new URL('./startNameThread.mjs', import.meta.url);
// Made by `nameThread.ts` of the same release in the same process.
const Lines = z.custom<NameLines>((value) => value instanceof Object);

/**
 * Gives `load` an `insertNames` whose keys and spellings are made in a thread of its own, so that the service goes on
 * answering and the database is fed by more than one core.
 */
export async function withNameThread<T>(tables: NamingTables, load: (insert: InsertNames) => Promise<T>): Promise<T> {
  const thread: AnsweringThread = answeringThread(START, tables);
  const make = async (names: NameColumns) => Lines.parse(await thread.ask(names));
  try {
    return await load((tx, names, after) => insertMade(tx, names, make, after));
  } finally {
    await thread.close();
  }
}

const Aside = z.object({ remove: z.string(), remake: z.string() });

async function putAside(tx: Db): Promise<z.infer<typeof Aside>[]> {
  const constraints = await many(tx, Aside, selectConstraints());
  const indexes = await many(tx, Aside, selectIndexes());
  const aside = [...indexes, ...constraints];
  for (const { remove } of aside) await run(tx, statement(remove));
  return aside;
}

// The definitions come from the catalogue, not from anybody's input.
const statement = (text: string): Sql => new Sql(text.replaceAll('?', '\\?'), []);

// References last; a key that another table refers to stays.
const selectConstraints = () => sql`
  select format('alter table %s drop constraint %I', conrelid::regclass, conname) as remove,
         format('alter table %s add constraint %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) as remake
    from pg_constraint c
   where conrelid = any(${TABLES}::regclass[]) and contype in ('p', 'u', 'f')
     and (contype = 'f' or not exists (select from pg_constraint f where f.contype = 'f' and f.conindid = c.conindid))
   order by contype = 'f'`;

const selectIndexes = () => sql`
  select format('drop index %s', indexrelid::regclass) as remove, pg_get_indexdef(indexrelid) as remake
    from pg_index i
   where indrelid = any(${TABLES}::regclass[]) and not exists (select from pg_constraint where conindid = i.indexrelid)`;
