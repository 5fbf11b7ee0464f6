import { z } from 'zod';
import { type Db, join, many, maybeOne, one, run, Sql, sql } from '../../platform/db/sql.ts';
import { postgresProblem } from '../../platform/postgresProblem.ts';
import type { Collection, Field } from './collection.ts';
import { shownFields } from './collections.ts';
import { type Crs, written } from './crs.ts';
import type { ItemsRequest } from './itemsRequest.ts';

const Row = z.looseObject({ '#id': z.string(), '#shape': z.string().nullable() });
const State = z.object({ state: z.string().nullable() });

/** A text that is another one after each change of a collection's rows. */
export const stateOfRows = async (db: Db, { newest }: Collection): Promise<string> =>
  (await one(db, State, sql`select (${newest}) as state`)).state ?? 'empty';

/** One row: its id, its geometry as GeoJSON text or null, and its properties in order. */
export interface Item {
  id: string;
  shape: string | null;
  properties: Record<string, unknown>;
}

/** So many items after an id, by id. @throws Problem busy where the database takes too long */
export async function selectItems(
  db: Db,
  collection: Collection,
  { crs, conditions, after, isFiltered }: ItemsRequest,
  limit: number,
): Promise<Item[]> {
  const wanted = [...conditions, ...(after === undefined ? [] : [isAfter(collection, after)])];
  const query = sql`${selected(collection, crs)} ${whereOf(collection, wanted)} order by ${collection.key} limit ${limit}`;
  const rows = isFiltered ? within(db, ASK_SECONDS, (tx) => many(tx, Row, query)) : many(db, Row, query);
  return (await rows).map(itemOf);
}

/** The item of an id. */
export async function selectItem(db: Db, collection: Collection, id: string, crs: Crs): Promise<Item | undefined> {
  const isOne = sql`${collection.key} = ${cast(collection, id)}`;
  const row = await maybeOne(db, Row, sql`${selected(collection, crs)} ${whereOf(collection, [isOne])}`);
  return row && itemOf(row);
}

// Counting more costs as long as reading them.
const MOST_COUNTED = 10_000;
// The number is a courtesy: who must look at every row to tell it does not tell it.
const COUNT_SECONDS = 1;
const ASK_SECONDS = 10;

/** How many there are, null where there are more than 10,000 or counting takes more than a second. */
export async function countItems(
  db: Db,
  collection: Collection,
  { conditions }: Pick<ItemsRequest, 'conditions'>,
): Promise<number | null> {
  const some = sql`select 1 from ${collection.from} ${whereOf(collection, conditions)} limit ${MOST_COUNTED + 1}`;
  const counted = sql`select count(*) as count from (${some}) t`;
  try {
    const { count } = await within(db, COUNT_SECONDS, (tx) => one(tx, Count, counted));
    return count > MOST_COUNTED ? null : count;
  } catch (error) {
    if (postgresProblem(error)?.kind === 'busy') return null;
    throw error;
  }
}

/** How many there are in all. */
export const countAll = async (db: Db, collection: Collection): Promise<number> =>
  (await one(db, Count, sql`select count(*) as count from ${collection.from} ${whereOf(collection, [])}`)).count;

const Count = z.object({ count: z.number().int() });
const Extent = z.object({
  box: z.tuple([z.number(), z.number(), z.number(), z.number()]).nullable(),
  from: z.string().nullable(),
  through: z.string().nullable(),
});
export type Extent = z.infer<typeof Extent>;

/** Where and when the rows of a collection lie: west, south, east, north, and days. */
export function extentOf(db: Db, collection: Collection): Promise<Extent> {
  const { geometry, valid } = collection;
  return one(
    db,
    Extent,
    sql`select case when b is null then null else jsonb_build_array(st_xmin(b), st_ymin(b), st_xmax(b), st_ymax(b)) end as box,
               "from", case when is_open then null else through end as through
          from (select st_extent(${geometry}) as b, min(${valid?.from ?? sql`null::date`})::text as "from",
                       max(${valid?.through ?? sql`null::date`})::text as through,
                       coalesce(bool_or(${valid?.through ?? sql`null::date`} is null), true) as is_open
                  from ${collection.from} ${whereOf(collection, [])}) t`,
  );
}

const quoted = (name: string): Sql => new Sql(`"${name}"`, []);

function selected(collection: Collection, crs: Crs): Sql {
  const properties = shownFields(collection).map(([name, field]) => sql`${shown(field)} as ${quoted(name)}`);
  return sql`select ${collection.key}::text as "#id", ${written(collection.geometry, crs)} as "#shape", ${join(properties)}
    from ${collection.from}`;
}

const shown = ({ type, value }: Field): Sql => (type === 'date' ? sql`(${value})::text` : value);

const whereOf = ({ where }: Collection, conditions: readonly Sql[]): Sql =>
  sql`where ${join([where, ...conditions], sql` and `)}`;

const TYPES = { uuid: sql`uuid`, text: sql`text`, bigint: sql`bigint` } as const;
const cast = ({ keyType }: Collection, id: string): Sql => sql`${id}::${TYPES[keyType]}`;
const isAfter = (collection: Collection, id: string): Sql => sql`${collection.key} > ${cast(collection, id)}`;

function itemOf({ '#id': id, '#shape': shape, ...properties }: z.infer<typeof Row>): Item {
  return { id, shape, properties };
}

/** What anybody may ask has an end, so that nobody can hold the database; only the server engine keeps the limit. */
function within<T>(db: Db, seconds: number, ask: (tx: Db) => Promise<T>): Promise<T> {
  return db.transaction(async (tx) => {
    await run(tx, sql`select set_config('statement_timeout', ${`${seconds}s`}, true)`);
    return ask(tx);
  });
}
