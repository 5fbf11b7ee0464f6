import { z } from 'zod';
import { many, sql } from '#server/platform/db/sql.ts';
import type { TestApp } from '#tests/support/testApp.ts';

const Column = z.object({ table: z.string(), column: z.string() });
const Value = z.object({ id: z.string() });

// A line is everybody's, and so are the accounts and offices that work on a dispute: only what hangs on it is its own.
const OTHERS = new Set(['line_id', 'account_id', 'actor_id', 'organisation_id']);

export interface DisputeIds {
  disputes: string[];
  /** One of every kind of what hangs on disputes. */
  others: string[];
}

/**
 * Every uuid in every table of disputes: of the disputes themselves, of what hangs on them, and of what they point to (a draft, a
 * dossier). A new table is in here without anybody thinking of it.
 */
export async function idsOfDisputes(db: TestApp['db']): Promise<DisputeIds> {
  const columns = await many(
    db,
    Column,
    sql`select c.table_name as table, c.column_name as column from information_schema.columns c
          join information_schema.tables t on t.table_name = c.table_name and t.table_schema = c.table_schema
         where c.table_schema = 'public' and t.table_type = 'BASE TABLE' and c.data_type = 'uuid'
           and (c.table_name = 'dispute' or c.table_name like 'dispute\\_%'
             or exists (select 1 from information_schema.columns o where o.table_schema = 'public'
                         and o.table_name = c.table_name and o.column_name = 'dispute_id'))
         order by 1, 2`,
  );
  const found: DisputeIds = { disputes: [], others: [] };
  for (const { table, column } of columns.filter((one) => !OTHERS.has(one.column))) {
    const { rows } = await db.raw('select distinct ??::text as id from ?? where ?? is not null', [
      column,
      table,
      column,
    ]);
    const ids = Value.array()
      .parse(rows)
      .map(({ id }) => id);
    if (column === 'dispute_id' || table === 'dispute') found.disputes.push(...ids);
    else found.others.push(...ids.filter((id) => !found.disputes.includes(id)).slice(-1));
  }
  return { disputes: [...new Set(found.disputes)], others: found.others };
}
