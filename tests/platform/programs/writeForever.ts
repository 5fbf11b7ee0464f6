import { z } from 'zod';
import { openDatabase } from '#server/platform/db/openDatabase.ts';
import { one, run, sql } from '#server/platform/db/sql.ts';

// Says what the table holds, then writes transactions of 20 rows for ever and says each number once it is committed.
const [dataDir = ''] = process.argv.slice(2);
const { knex } = await openDatabase({ dataDir });
await run(knex, sql`create extension if not exists postgis`);
await run(
  knex,
  sql`create table if not exists written (batch int, n int, geom geometry(Point, 4490), primary key (batch, n))`,
);
await run(knex, sql`create index if not exists written_geom on written using gist (geom)`);

const Held = z.object({ last: z.int(), rows: z.int(), indexed: z.int() });
const held = await knex.transaction(async (tx) => {
  await run(tx, sql`set local enable_seqscan = off`);
  return one(
    tx,
    Held,
    sql`select coalesce(max(batch), 0) as last, count(*) as rows,
               (select count(*) from written where geom && st_makeenvelope(0, 0, 180, 90, 4490)) as indexed
          from written`,
  );
});
process.stdout.write(`held ${held.last} ${held.rows} ${held.indexed}\n`);

for (let batch = held.last + 1; ; batch += 1) {
  await knex.transaction((tx) =>
    run(
      tx,
      sql`insert into written select ${batch}, n, st_setsrid(st_makepoint(106 + n * 0.01, 38), 4490) from generate_series(1, 20) n`,
    ),
  );
  process.stdout.write(`committed ${batch}\n`);
}
