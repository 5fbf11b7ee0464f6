import type { z } from 'zod';
import { pgQuery } from './pgQuery.ts';
import type { Db, Sql } from './sql.ts';

/**
 * As `one` of `sql.ts`, but straight to the connection: knex takes longer over a look-up than the database (0.25 ms against
 * 1.5 for `select 1` on a busy machine). For the few statements that run while a person types. Who listens to the pool's
 * queries hears of it all the same.
 * @throws Error when there is no row, or more than one
 */
export async function oneDirect<T extends z.ZodType>(db: Db, row: T, query: Sql): Promise<z.output<T>> {
  const text = numbered(query.text);
  db.client.emit('query', { sql: text, bindings: query.values });
  const { rows } = await pgQuery(db)(text, query.values);
  if (rows.length !== 1) throw new Error(`Expected one row, got ${rows.length}: ${text.trim().slice(0, 120)}`);
  return row.parse(rows[0]);
}

const known = new Map<string, string>();

/** `?` of the `sql` tag as `$1`, `$2` …; `\?` is an operator and stays one. Worked out once for each statement of the source. */
function numbered(text: string): string {
  const made = known.get(text);
  if (made !== undefined) return made;
  let count = 0;
  const counted = text.replaceAll(/\\?\?/g, (mark) => {
    if (mark.length > 1) return '?';
    count += 1;
    return `$${count}`;
  });
  known.set(text, counted);
  return counted;
}
