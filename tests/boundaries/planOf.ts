import type { Knex } from 'knex';
import { z } from 'zod';
import { pgQuery } from '#server/platform/db/pgQuery.ts';
import { run, sql } from '#server/platform/db/sql.ts';

const Sent = z.object({ sql: z.string(), bindings: z.array(z.unknown()).default([]) });

/** How the last statement that has this text is read where the planner is told that tables are large and sorting is dear. */
export async function planOf(db: Knex, work: () => PromiseLike<unknown>, has: RegExp): Promise<string> {
  const sent: z.infer<typeof Sent>[] = [];
  const note = (query: unknown) => sent.push(Sent.parse(query));
  db.on('query', note);
  await work();
  db.removeListener('query', note);
  const list = sent.findLast((one) => has.test(one.sql));
  if (!list) throw new Error(`Nothing like ${has} was read`);
  return db.transaction(async (tx) => {
    await run(tx, sql`set local enable_seqscan = off`);
    await run(tx, sql`set local enable_sort = off`);
    const { rows } = await pgQuery(tx)(`explain ${list.sql}`, list.bindings);
    return rows.map((row) => Object.values(Object(row)).join('')).join('\n');
  });
}
