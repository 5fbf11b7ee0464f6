import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import type { Database } from '#server/platform/db/openDatabase.ts';
import { many, sql } from '#server/platform/db/sql.ts';
import { testDatabase } from '#tests/support/testDatabase.ts';

let db: Database;
beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.close());

// Read by the id of what they belong to alone, some rows each: nobody asks them where.
const ASKED_BY_ID = new Set([
  ...['dispute_status_quo', 'dispute_aid', 'sign_version', 'field_package', 'field_photo', 'field_attestation'],
]);

it('gives every geometry column CGCS2000 and an index', async () => {
  const Column = z.object({ table: z.string(), column: z.string(), srid: z.int(), indexed: z.boolean() });
  const columns = await many(
    db.knex,
    Column,
    sql`
      select f_table_name as table, f_geometry_column as column, srid,
             exists (
               select from pg_index i
                 join pg_class t on t.oid = i.indrelid
                 join pg_attribute a on a.attrelid = t.oid and a.attnum = any(i.indkey)
                where t.relname = f_table_name and a.attname = f_geometry_column
             ) as indexed
        from geometry_columns
       where f_table_schema = current_schema() and f_table_name not in (select viewname from pg_views)
    `,
  );
  expect(columns.length).toBeGreaterThan(0);
  const lacks = ({ table, srid, indexed }: z.infer<typeof Column>) =>
    srid !== 4490 || !(indexed || ASKED_BY_ID.has(table));
  expect(columns.filter(lacks)).toEqual([]);
});
